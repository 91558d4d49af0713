package org.interweave.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;

class PatchBasisTest {
    private static final Size SIZE = new Size(64, 64);

    /** A ramp of random slope in each 4x4 patch: two directions besides the mean. */
    private static Picture ramps(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] samples = new float[3 * SIZE.pixels()];
        for (int patch = 0; patch < SIZE.pixels() / 16; patch++) {
            float down = (float) random.nextDouble(-0.1, 0.1);
            float right = (float) random.nextDouble(-0.05, 0.05);
            for (int i = 0; i < 16; i++) {
                int row = i / 4;
                int y = patch / 16 * 4 + row;
                int x = patch % 16 * 4 + i % 4;
                for (int c = 0; c < 3; c++) {
                    float value = 0.5f + down * (row - 1.5f) + right * (i % 4 - 1.5f);
                    samples[c * SIZE.pixels() + y * SIZE.width() + x] = value;
                }
            }
        }
        return Picture.of(SIZE, samples);
    }

    @Test
    void itsDirectionsAreOrthonormalAndTheWidestComesFirst() {
        PatchBasis basis = PatchBasis.of(List.of(ramps(1), ramps(2)), 4);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double product = 0;
                for (int k = 0; k < PatchBasis.LENGTH; k++) {
                    product += basis.rows().get(i)[k] * basis.rows().get(j)[k];
                }
                assertEquals(i == j ? 1 : 0, product, 1e-4);
            }
        }
        assertTrue(basis.deviation()[0] > 1.5 * basis.deviation()[1]);
        // Slopes of a few hundred random patches hang together a little.
        double along = 0;
        double length = 0;
        for (int i = 0; i < PatchBasis.LENGTH; i++) {
            int row = i % 16 / 4;
            along += basis.rows().getFirst()[i] * (row - 1.5);
            length += (row - 1.5) * (row - 1.5);
        }
        assertTrue(Math.abs(along) / Math.sqrt(length) > 0.98, "not down: " + along);
    }

    @Test
    void decodingUndoesEncodingWhereTheDirectionsSuffice() {
        Picture picture = ramps(3);
        PatchBasis basis = PatchBasis.of(List.of(picture), 2);
        float[] in = basis.encoder();
        float[] out = basis.decoder();
        for (int i = 0; i < PatchBasis.LENGTH; i++) {
            float before = 2 * picture.at(i / 16, i % 16 / 4, i % 4) - 1;
            double after = 0;
            for (int k = 0; k < 2; k++) {
                double latent = 0;
                for (int j = 0; j < PatchBasis.LENGTH; j++) {
                    float value = 2 * picture.at(j / 16, j % 16 / 4, j % 4) - 1;
                    latent += in[k * PatchBasis.LENGTH + j] * value;
                }
                after += out[i * 2 + k] * latent;
            }
            assertEquals(before, after, 1e-3);
        }
    }

    @Test
    void aBicubicPictureLiesBesideTheTruthByWhatItLacks() {
        Picture picture = ramps(4);
        PatchBasis basis = PatchBasis.of(List.of(picture), 2);
        float[] grey = new float[3 * 16 * 16];
        java.util.Arrays.fill(grey, 0.5f);
        float[] beyond =
                basis.beyond(List.of(picture), List.of(Picture.of(new Size(16, 16), grey)));
        assertEquals(1, beyond[0], 1e-3);
        assertEquals(1, beyond[1], 1e-3);
    }
}
