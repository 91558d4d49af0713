package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Ilt;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A disk that is truly full: a small one in memory, where the system lets us make one. */
@Tag("slow")
class FullDiskTest {
    private static final int FRAMES = 60;

    @TempDir private Path folder;
    private Path disk = Path.of("");

    private static int run(String... words) throws Exception {
        return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
    }

    @BeforeEach
    void makeDisk() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                Files.exists(Path.of("/proc/mounts"))
                        && run("mount", "-t", "tmpfs", "-o", "size=24m", "none", disk.toString())
                                == 0);
    }

    @AfterEach
    void removeDisk() throws Exception {
        run("umount", disk.toString());
    }

    /** Takes all room there is. */
    private static void fill(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("No space"), e::toString);
        }
    }

    @Test
    void theJobWaitsAndGoesOnWhenThereIsRoom() throws Exception {
        Path clip =
                Clips.write(
                        folder.resolve("clip.mkv"),
                        new Size(96, 64),
                        FRAMES,
                        new Rational(25, 1),
                        Clips.Coding.of("ffv1", Map.of()),
                        (i, plane, y, x) -> plane == 0 ? (x * 31 + y * 17 + i * 5) % 200 : 128);
        Path filler = disk.resolve("filler");
        Path target = disk.resolve("out.mkv");
        FormulaModel model = new FormulaModel();
        // After the check for room and before the first frame is written.
        model.beforeDecoding =
                () -> {
                    if (!Files.exists(filler)) {
                        fill(filler);
                    }
                };
        try (RenderEngine engine =
                RenderEngine.open(
                        new FormulaModels(model),
                        folder.resolve("state"),
                        WindowCache.Limits.USUAL)) {
            String id =
                    engine.submit(
                            ExportProcess.order(
                                    engine,
                                    clip,
                                    target,
                                    ExportProcess.shots(
                                            FRAMES, 20, ExportProcess.settings(2, Ilt.FINAL))));
            JobView full = engine.await(id);
            JobView.Paused paused = assertInstanceOf(JobView.Paused.class, full.state());
            Optional<Problem> why = paused.why();
            assertEquals(Problem.Kind.DISK_FULL, why.orElseThrow().kind());
            System.out.println(why.get().line());
            assertFalse(Files.exists(target));
            int runs = model.unetRuns.get();
            model.beforeDecoding = () -> {};
            Files.delete(filler);
            engine.resume(id);
            assertInstanceOf(JobView.Done.class, engine.await(id).state());
            assertTrue(Files.exists(target));
            assertEquals(runs, model.unetRuns.get());
        }
    }
}
