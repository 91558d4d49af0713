package org.interweave.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BicubicTest {
    private static Picture picture(Size size, java.util.function.IntToDoubleFunction value) {
        float[] samples = new float[3 * size.pixels()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) value.applyAsDouble(i);
        }
        return Picture.of(size, samples);
    }

    @Test
    void theSameSizeGivesTheSamePicture() {
        Size size = new Size(7, 5);
        Picture picture = picture(size, i -> Math.sin(i));
        Picture same = new Bicubic(size).resize(picture);
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 7; x++) {
                assertEquals(picture.at(1, y, x), same.at(1, y, x), 1e-6);
            }
        }
    }

    @Test
    void aRampStaysARampAwayFromTheEdges() {
        Size size = new Size(12, 10);
        Picture ramp = picture(size, i -> i % 12 * 0.1 + i / 12 % 10 * 0.01);
        Picture large = new Bicubic(size.times(4)).resize(ramp);
        for (int y = 8; y < 32; y++) {
            for (int x = 8; x < 40; x++) {
                double expected = ((x + 0.5) / 4 - 0.5) * 0.1 + ((y + 0.5) / 4 - 0.5) * 0.01;
                assertEquals(expected, large.at(2, y, x), 1e-5);
            }
        }
    }

    @Test
    void theWeightsOfTheFourPhasesAreCatmullRoms() {
        // One bright column at 4 of 9; column 16 of the result lies at 3.625, 0.375 from it.
        Size size = new Size(9, 1);
        Picture line = picture(size, i -> i % 9 == 4 ? 1 : 0);
        Picture large = new Bicubic(new Size(36, 1)).resize(line);
        double d = 0.375;
        assertEquals(1.5 * d * d * d - 2.5 * d * d + 1, large.at(0, 0, 16), 1e-6);
        d = 1.375;
        assertEquals(-0.5 * d * d * d + 2.5 * d * d - 4 * d + 2, large.at(0, 0, 12), 1e-6);
        assertEquals(0, large.at(0, 0, 8), 1e-6);
    }
}
