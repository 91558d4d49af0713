package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Mix;
import org.interweave.frame.FrameRange;
import org.interweave.media.VideoReader;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Exports leave behind what the viewer shows. */
class KeptFramesTest extends EngineFixture {
    private static final List<ShotJob> TWO = shots(s -> s.with(Mix.NONE.at(0.5))).subList(1, 3);

    @Test
    void aKeptFrameIsHadWithoutReadingTheFilmAgain() throws Exception {
        RenderEngine engine = engine();
        Recipe recipe = order(engine, folder.resolve("a.mkv"), shots(s -> s)).recipe();
        export(engine, "a.mkv", shots(s -> s));
        Proxy kept = engine.proxy(recipe, 3).orElseThrow();
        FileTime time = Files.getLastModifiedTime(clip);
        Files.write(clip, new byte[(int) Files.size(clip)]);
        Files.setLastModifiedTime(clip, time);
        assertEquals(kept, engine.proxy(recipe, 3).orElseThrow());
    }

    @Test
    void anExportedFrameIsThereAsItWasWritten() throws Exception {
        RenderEngine engine = engine();
        Path written = export(engine, "out.mkv", TWO);
        Recipe recipe = engine.recipe(clip, "formula", TWO);
        Proxy kept = engine.proxy(recipe, LENGTH + 3).orElseThrow();
        try (VideoReader reader = VideoReader.open(written)) {
            Proxy seen = Proxy.of(reader.read(3));
            int most = 0;
            for (int i = 0; i < seen.rgb().remaining(); i++) {
                int one = seen.rgb().get(i) & 0xff;
                most = Math.max(most, Math.abs(one - (kept.rgb().get(i) & 0xff)));
            }
            assertEquals(seen.size(), kept.size());
            assertTrue(most <= 3, "the file's colours are YUV; they differ by " + most);
        }
    }

    @Test
    void whatSomethingIsMixedIntoIsNotKept() throws Exception {
        RenderEngine engine = engine();
        export(engine, "out.mkv", TWO);
        Recipe recipe = engine.recipe(clip, "formula", TWO);
        assertEquals(Optional.empty(), engine.proxy(recipe, 2 * LENGTH));
        assertEquals(
                Optional.empty(), engine.proxy(recipe.with(s -> s.with(Mix.NONE)), 2 * LENGTH));
    }

    @Test
    void aPreviewOfExportedFramesRunsNothing() throws Exception {
        RenderEngine engine = engine();
        export(engine, "out.mkv", shots(s -> s).subList(0, 1));
        FrameRange all = new FrameRange(0, LENGTH);
        Recipe recipe = engine.recipe(clip, "formula", List.of(new ShotJob(all, all, SETTINGS)));
        JobView view = engine.await(engine.submit(new Order(recipe, new Order.Preview())));
        assertEquals(new JobView.Done(), view.state());
        assertEquals(Duration.ZERO, view.times().of(Stage.DECODER));
    }
}
