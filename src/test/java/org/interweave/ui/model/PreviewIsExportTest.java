package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Ilt;
import org.interweave.frame.FrameRange;
import org.interweave.media.Delivery;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;
import org.interweave.project.Setting;
import org.interweave.render.Order;
import org.interweave.ui.FormulaStudio;
import org.interweave.ui.UnseenStudio;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the studio previews in its exact stage is what it exports, bit for bit: one studio previews
 * a window, another with a cache of its own exports the film without loss.
 */
class PreviewIsExportTest {
    private static final int FRAME = 20;
    private static final int LENGTH = 44;
    private static final int CUT = 22;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(Ilt.class)
    void picturesAndLatentsAreTheSameBits(Ilt ilt) throws Exception {
        Version previewed = previewed(ilt);
        Path film = exported(ilt);
        FrameRange frames = previewed.frames();
        assertTrue(frames.contains(FRAME) && frames.count() == 8, frames.toString());
        assertEquals(new FrameRange(0, CUT), previewed.shot());
        try (VideoReader reader = VideoReader.open(film)) {
            for (int i = frames.start(); i < frames.end(); i++) {
                Pixels written = Pixels.of(reader.read(i));
                Pixels seen = previewed.picture(i).orElseThrow();
                assertArrayEquals(written.argb(), seen.argb(), "frame " + i);
            }
        }
        Map<String, byte[]> ofPreview = cache("previewing");
        Map<String, byte[]> ofExport = cache("exporting");
        List<String> both = new ArrayList<>(ofPreview.keySet());
        both.retainAll(ofExport.keySet());
        for (String key : both) {
            assertArrayEquals(ofExport.get(key), ofPreview.get(key), key);
        }
        // The window and, where windows are fused, the neighbours that it reads; and its frames.
        int windows = ilt == Ilt.OFF ? 1 : 2;
        assertTrue(both.size() >= windows + frames.count(), both.size() + " of the same name");
    }

    private UnseenStudio studio(String name, Ilt ilt) throws MediaException, IOException {
        FormulaStudio parts = new FormulaStudio(Files.createDirectories(folder.resolve(name)));
        UnseenStudio studio = new UnseenStudio(parts.parts());
        Workbench workbench = studio.workbench();
        studio.until("there is a model", () -> workbench.model().isPresent());
        Path clip = new FormulaStudio(folder).clip("film.mkv", LENGTH, CUT);
        studio.does(() -> workbench.documents().open(clip));
        studio.until(
                "its shots are known",
                () ->
                        workbench.session().media().get().isPresent()
                                && !workbench.shots().finding().get());
        studio.does(
                () -> {
                    Inspector inspector = new Inspector(workbench.session(), Inspector.Scope.CLIP);
                    inspector.set(Setting.ILT, ilt);
                    inspector.set(Setting.SEED, 5L);
                    inspector.set(Setting.PROMPT, "waves");
                });
        return studio;
    }

    private Version previewed(Ilt ilt) throws MediaException, IOException {
        try (UnseenStudio studio = studio("previewing", ilt)) {
            Workbench workbench = studio.workbench();
            studio.does(
                    () -> {
                        workbench.session().seek(FRAME);
                        workbench.restoring().window();
                    });
            studio.until(
                    "what an export would write is there",
                    () -> {
                        Versions versions = workbench.versions();
                        return versions.best(Sessions.clip(workbench.session()), FRAME)
                                .filter(v -> !v.draft() && !v.pictures().isEmpty())
                                .isPresent();
                    });
            return studio.on(
                    () ->
                            workbench
                                    .versions()
                                    .best(Sessions.clip(workbench.session()), FRAME)
                                    .orElseThrow());
        }
    }

    private Path exported(Ilt ilt) throws MediaException, IOException {
        Path target = folder.resolve("film restored.mkv");
        try (UnseenStudio studio = studio("exporting", ilt)) {
            Workbench workbench = studio.workbench();
            studio.does(
                    () ->
                            workbench
                                    .writing()
                                    .export(
                                            Sessions.clip(workbench.session()).allFrames(),
                                            Order.Export.to(target, Delivery.Depth.BITS_8)));
            studio.until("it is written", () -> workbench.writing().written().get().size() == 1);
        }
        return target;
    }

    /** What a studio's cache holds, by key. */
    private Map<String, byte[]> cache(String name) throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve(name).resolve("work/cache"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return content;
    }
}
