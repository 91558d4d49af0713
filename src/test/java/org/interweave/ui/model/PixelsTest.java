package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;

class PixelsTest {
    private static final Size TWO = new Size(2, 1);

    @Test
    void samplesAreRoundedAndClamped() {
        Picture picture = Picture.of(TWO, new float[] {0, 1, 0.5f, 2, -1, 0.2f});
        assertArrayEquals(new int[] {0xff008000, 0xffffff33}, Pixels.of(picture).argb());
    }

    @Test
    void everyByteSurvivesTheWayThroughFloats() {
        int[] argb = new int[256];
        for (int i = 0; i < 256; i++) {
            argb[i] = 0xff000000 | i << 16 | (255 - i) << 8 | i / 2;
        }
        Pixels pixels = new Pixels(new Size(256, 1), argb);
        assertArrayEquals(argb, Pixels.of(pixels.picture()).argb());
    }

    @Test
    void aDifferenceIsAmplifiedAndHasNoSign() {
        Pixels one = new Pixels(TWO, new int[] {0xff102030, 0xffffffff});
        Pixels other = new Pixels(TWO, new int[] {0xff122030, 0xff000000});
        assertArrayEquals(new int[] {0xff080000, 0xffffffff}, one.difference(other, 4).argb());
        assertEquals(TWO, one.difference(other, 4).size());
    }
}
