package org.interweave.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Cancel;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The demo clip is what its maker says: five shots of 36 frames, small, with sound. */
class DemoClipTest {
    private static final Path ASSETS =
            Path.of(System.getProperty("project.basedir", ".")).resolve("assets");

    @Test
    void fiveShotsAreFoundWhereTheyWereJoined() throws Exception {
        try (VideoReader demo = VideoReader.open(ASSETS.resolve("demo.mp4"))) {
            VideoInfo info = demo.info();
            assertEquals(new Size(160, 90), info.video().size());
            assertEquals(180, info.video().frames());
            assertEquals(new FrameTimes.Constant(new Rational(24, 1)), info.video().times());
            List<Cut> cuts = ShotDetector.detect(demo, info.allFrames(), new Cancel(), _ -> {});
            assertEquals(List.of(36, 72, 108, 144), cuts.stream().map(Cut::frame).toList());
            List<Float> peaks = new ArrayList<>();
            Waveform.read(info, 24, new Cancel(), (_, high) -> peaks.add(high));
            assertEquals(180, peaks.size());
            for (int shot = 0; shot < 5; shot++) {
                assertTrue(peaks.get(36 * shot + 1) > 0.2, "a chord at shot " + shot);
            }
        }
    }

    @Test
    void itIsSmallAndEveryShotHasACaption() throws Exception {
        assertTrue(Files.size(ASSETS.resolve("demo.mp4")) < 1_000_000);
        List<String> rows = Files.readAllLines(ASSETS.resolve("demo.csv"));
        assertEquals("video_name,shot,caption", rows.getFirst());
        for (int shot = 1; shot <= 5; shot++) {
            assertTrue(rows.get(shot).startsWith("demo.mp4," + shot + ",\""), rows.get(shot));
        }
        assertTrue(rows.get(6).startsWith("demo.mp4,,\""));
    }
}
