package org.interweave.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The demo film's music: a broken chord a shot, of plucked strings, so that every cut can be heard.
 */
final class DemoSound {
    static final int RATE = 48000;

    /** Semitones above A at 110 Hz. */
    private static final int[][] CHORDS = {
        {0, 7, 12, 16}, {5, 9, 12, 17}, {-3, 4, 9, 12}, {2, 9, 14, 17}, {-5, 7, 11, 14}
    };

    private static final int[] ORDER = {0, 1, 2, 3, 2, 1, 3, 2};

    private DemoSound() {}

    /**
     * Writes a stereo WAV file of 16 bits.
     *
     * @param shots shots of equal length
     * @param seconds of each shot
     */
    static void write(Path file, int shots, double seconds) throws IOException {
        int samples = (int) Math.round(shots * seconds * RATE);
        double[][] sound = new double[2][samples];
        for (int shot = 0; shot < shots; shot++) {
            int[] chord = CHORDS[shot % CHORDS.length];
            for (int note = 0; note < ORDER.length; note++) {
                double start = (shot + (double) note / ORDER.length) * seconds;
                double pan = 0.5 + 0.3 * (note % 2 == 0 ? -1 : 1);
                pluck(sound, start, 110 * pitch(chord[ORDER[note]]), 0.16, pan);
            }
            pluck(sound, shot * seconds, 55 * pitch(chord[0]), 0.3, 0.5);
        }
        Files.write(file, wav(sound, samples));
    }

    private static double pitch(int semitones) {
        return StrictMath.pow(2, semitones / 12.0);
    }

    private static void pluck(
            double[][] sound, double start, double pitch, double loudness, double pan) {
        int first = (int) Math.round(start * RATE);
        for (int i = first; i < Math.min(sound[0].length, first + 2 * RATE); i++) {
            double t = (double) (i - first) / RATE;
            double value = 0;
            for (int k = 1; k <= 6; k++) {
                double fade = StrictMath.exp(-t * (1.5 + 1.3 * k));
                value += fade * StrictMath.sin(2 * Math.PI * k * pitch * t) / (k * k);
            }
            double end = Math.min(1, (sound[0].length - i) / (0.3 * RATE));
            value *= loudness * Math.min(1, t * 400) * end;
            sound[0][i] += value * (1 - pan);
            sound[1][i] += value * pan;
        }
    }

    private static byte[] wav(double[][] sound, int samples) {
        int bytes = samples * 2 * Short.BYTES;
        ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 2).putInt(RATE);
        wav.putInt(RATE * 2 * Short.BYTES).putShort((short) 4).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        for (int i = 0; i < samples; i++) {
            for (double[] channel : sound) {
                wav.putShort((short) Math.round(32767 * Math.clamp(channel[i], -1, 1)));
            }
        }
        return wav.array();
    }
}
