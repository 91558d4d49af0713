package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Settings;
import org.interweave.frame.Size;
import org.interweave.media.VideoReader;
import org.interweave.project.Clip;
import org.interweave.project.Media;
import org.interweave.render.JobView;
import org.interweave.render.Order;
import org.interweave.render.RenderEngine;
import org.interweave.ui.FormulaStudio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class ProxiesTest {
    private static final String MODEL = "formula";
    private static final long PICTURE = Pixels.bytes(new Size(192, 128));

    private final FormulaStudio parts;
    private Clip clip = Clip.of(Sessions.media(), Settings.USUAL);
    private final Rendering rendering;

    ProxiesTest(@TempDir Path folder) {
        parts = new FormulaStudio(folder);
        rendering = parts.rendering();
    }

    @BeforeEach
    void aRestoredFilm() throws Exception {
        Path film = parts.clip();
        try (VideoReader reader = VideoReader.open(film)) {
            clip = Clip.of(Media.of(reader.info()), Settings.USUAL);
        }
        RenderEngine engine = rendering.engine();
        String job =
                engine.submit(
                        new Order(
                                rendering.recipe(film, MODEL, clip.jobs(clip.allFrames())),
                                new Order.Preview()));
        assertInstanceOf(JobView.Done.class, engine.await(job).state());
    }

    @AfterEach
    void close() {
        rendering.close();
    }

    private Proxies proxies(long limitBytes) {
        return new Proxies(rendering, Runnable::run, Runnable::run, limitBytes);
    }

    private static List<Integer> frames(int start, int end) {
        return IntStream.range(start, end).boxed().toList();
    }

    @Test
    void playingOverTheSameFramesLosesNone() {
        Proxies proxies = proxies(12 * PICTURE);
        for (int round = 0; round < 5; round++) {
            for (int playhead = 0; playhead < 16; playhead++) {
                proxies.want(clip, MODEL, frames(playhead, playhead + 8));
                for (int frame = playhead; frame < playhead + 8; frame++) {
                    assertTrue(
                            proxies.get(clip, MODEL, frame).isPresent(),
                            "frame " + frame + " in round " + round);
                }
            }
        }
    }

    @Test
    void aWishForMoreThanThereIsRoomForKeepsWhatIsWantedMost() {
        Proxies proxies = proxies(4 * PICTURE);
        proxies.want(clip, MODEL, frames(3, 20));
        for (int frame = 3; frame < 7; frame++) {
            assertTrue(proxies.get(clip, MODEL, frame).isPresent(), "frame " + frame);
        }
        assertEquals(Optional.empty(), proxies.get(clip, MODEL, 7));
        assertEquals(4, proxies.changes().get());
    }

    @Test
    void whatWasNotThereIsLookedForOnceMore() {
        Proxies proxies = proxies(12 * PICTURE);
        proxies.want(clip, "another", frames(0, 4));
        assertEquals(Optional.empty(), proxies.get(clip, "another", 0));
        proxies.want(clip, MODEL, frames(0, 4));
        assertTrue(proxies.get(clip, MODEL, 0).isPresent());
        proxies.forget();
        assertEquals(Optional.empty(), proxies.get(clip, MODEL, 0));
        proxies.want(clip, MODEL, frames(0, 4));
        assertTrue(proxies.get(clip, MODEL, 0).isPresent());
    }
}
