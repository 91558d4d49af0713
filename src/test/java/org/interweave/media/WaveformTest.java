package org.interweave.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Cancel;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips.Coding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class WaveformTest {
    private static final Rational RATE = new Rational(25, 1);

    @TempDir Path folder;

    /** A clip of 50 frames that clicks at the start of every tenth. */
    private VideoInfo clip(String name, String sound) throws Exception {
        Coding coding = Coding.of("mpeg4", Map.of("g", "12"));
        Path file =
                Clips.counting(
                        folder.resolve(name),
                        50,
                        RATE,
                        sound.isEmpty() ? coding : coding.withSound(sound));
        try (VideoReader reader = VideoReader.open(file)) {
            return reader.info();
        }
    }

    @ParameterizedTest
    @CsvSource({"a.mov, pcm_s16le, 0.001", "a.mkv, flac, 0.001", "a.mp4, aac, 0.2"})
    void clicksAreWhereTheyAreHeard(String name, String sound, float tolerance) throws Exception {
        List<Float> highs = new ArrayList<>();
        List<Float> lows = new ArrayList<>();
        Waveform.read(
                clip(name, sound),
                100,
                new Cancel(),
                (low, high) -> {
                    lows.add(low);
                    highs.add(high);
                });
        assertEquals(200, highs.size());
        for (int i = 0; i < 200; i++) {
            if (i % 40 == 0) {
                assertEquals(20000 / 32768f, highs.get(i), tolerance, "at " + i);
                assertEquals(-20000 / 32768f, lows.get(i), tolerance, "at " + i);
            } else if (i % 40 > 2 && i % 40 < 37) {
                assertEquals(0, highs.get(i), tolerance / 4, "at " + i);
            }
        }
    }

    @Test
    void silentFilmsHaveNone() throws Exception {
        List<Float> highs = new ArrayList<>();
        Waveform.read(clip("a.mp4", ""), 100, new Cancel(), (_, high) -> highs.add(high));
        assertTrue(highs.isEmpty());
    }

    @Test
    void aRequestedCancelEndsIt() throws Exception {
        Cancel cancel = new Cancel();
        List<Float> highs = new ArrayList<>();
        Waveform.read(
                clip("a.mov", "pcm_s16le"),
                100,
                cancel,
                (_, high) -> {
                    highs.add(high);
                    cancel.request();
                });
        assertTrue(highs.size() < 100, highs.size() + " peaks");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 64, 48", "2, 1, 96, 36", "1, 2, 32, 48"})
    void thumbnailsHaveTheTrueProportions(int over, int under, int width, int height)
            throws Exception {
        VideoStream video = clip("a.mp4", "").video();
        VideoStream other =
                new VideoStream(
                        video.codec(),
                        video.pixelFormat(),
                        video.bits(),
                        video.size(),
                        video.frames(),
                        video.times(),
                        new Rational(over, under),
                        video.colour(),
                        0,
                        video.scan());
        assertEquals(new Size(width, height), other.within(new Size(96, 96)));
    }
}
