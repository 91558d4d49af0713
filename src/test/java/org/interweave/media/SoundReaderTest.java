package org.interweave.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Rational;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;

class SoundReaderTest {
    private static VideoInfo demo() throws MediaException {
        try (VideoReader reader = VideoReader.open(Path.of("assets/demo.mp4"))) {
            return reader.info();
        }
    }

    private static double secondsFrom(double start) throws MediaException {
        try (SoundReader reader = SoundReader.open(demo()).orElseThrow()) {
            reader.seek(start);
            long bytes = 0;
            for (byte[] next = reader.next(); next.length > 0; next = reader.next()) {
                assertEquals(0, next.length % SoundReader.BYTES);
                bytes += next.length;
            }
            return (double) bytes / SoundReader.BYTES / SoundReader.RATE;
        }
    }

    @Test
    void theWholeSoundIsAsLongAsTheFilm() throws MediaException {
        assertEquals(7.5, secondsFrom(0), 0.1);
    }

    @Test
    void itGoesOnAtTheMomentThatIsAsked() throws MediaException {
        double whole = secondsFrom(0);
        assertEquals(whole - 3.21, secondsFrom(3.21), 0.025);
    }

    @Test
    void itIsNoSilence() throws MediaException {
        try (SoundReader reader = SoundReader.open(demo()).orElseThrow()) {
            reader.seek(1);
            int loudest = 0;
            for (int i = 0; i < 20; i++) {
                byte[] next = reader.next();
                for (int b = 1; b < next.length; b += 2) {
                    loudest = Math.max(loudest, Math.abs(next[b]));
                }
            }
            assertTrue(loudest > 1, "loudest " + loudest);
        }
    }

    @Test
    void aTrackThatBeginsLateIsHeardInItsTime() throws MediaException {
        VideoInfo demo = demo();
        Rational earlier = new Rational(-2, 1);
        VideoInfo late =
                new VideoInfo(
                        demo.path(),
                        demo.container(),
                        demo.video(),
                        demo.audio(),
                        demo.start().plus(earlier));
        byte[] inTime = all(demo);
        byte[] heard = all(late);
        int silence = 2 * SoundReader.RATE * SoundReader.BYTES;
        for (int i = 0; i < silence - 1000; i++) {
            assertEquals(0, heard[i], "byte " + i);
        }
        assertEquals(inTime.length + silence, heard.length, 0.03 * silence);
        int from = heard.length - inTime.length / 2;
        assertArrayEquals(
                Arrays.copyOfRange(inTime, inTime.length - inTime.length / 2, inTime.length),
                Arrays.copyOfRange(heard, from, heard.length));
    }

    private static byte[] all(VideoInfo clip) throws MediaException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SoundReader reader = SoundReader.open(clip).orElseThrow()) {
            for (byte[] next = reader.next(); next.length > 0; next = reader.next()) {
                bytes.writeBytes(next);
            }
        }
        return bytes.toByteArray();
    }
}
