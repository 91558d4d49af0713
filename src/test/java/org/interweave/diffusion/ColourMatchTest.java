package org.interweave.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;

import java.util.function.IntToDoubleFunction;

class ColourMatchTest {
    private static final Size SIZE = new Size(64, 48);

    private static Picture picture(IntToDoubleFunction value) {
        float[] samples = new float[3 * SIZE.pixels()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) value.applyAsDouble(i);
        }
        return Picture.of(SIZE, samples);
    }

    private static double mean(Picture picture, int channel) {
        double sum = 0;
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                sum += picture.at(channel, y, x);
            }
        }
        return sum / SIZE.pixels();
    }

    private final Picture reference = picture(i -> 0.4 + 0.1 * Math.sin(i * 0.01));
    private final Picture restored =
            picture(i -> 0.6 + 0.2 * Math.sin(i * 0.01) + 0.05 * (i % 2 == 0 ? 1 : -1));

    @Test
    void offChangesNothing() {
        assertSame(restored, ColourMatch.OFF.match(restored, reference));
    }

    @Test
    void meanGivesEachChannelTheReferencesMean() {
        Picture matched = ColourMatch.MEAN.match(restored, reference);
        for (int c = 0; c < 3; c++) {
            assertEquals(mean(reference, c), mean(matched, c), 1e-5);
        }
    }

    @Test
    void waveletRemovesACastAndKeepsTheDetail() {
        Picture cast = picture(i -> 0.2 + (i % 2 == 0 ? 0.05 : -0.05));
        Picture flat = picture(_ -> 0.5);
        Picture matched = ColourMatch.WAVELET.match(cast, flat);
        // The five levels reach 31 pixels: these columns do not see the repeated edges.
        for (int x = 31; x <= 32; x++) {
            assertEquals(0.5 + (x % 2 == 0 ? 0.05 : -0.05), matched.at(0, 24, x), 1e-6);
        }
    }

    @Test
    void aPictureMatchedWithItselfStaysAsItIs() {
        for (ColourMatch match : ColourMatch.values()) {
            Picture same = match.match(restored, restored);
            for (int x = 0; x < 64; x++) {
                assertTrue(Math.abs(same.at(1, 7, x) - restored.at(1, 7, x)) < 1e-5);
            }
        }
    }
}
