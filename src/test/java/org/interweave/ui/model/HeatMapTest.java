package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.frame.Size;
import org.interweave.metrics.Fidelity;
import org.interweave.metrics.SeedVariance;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class HeatMapTest {
    private static final Size SIZE = new Size(16, 16);

    private static Pixels grey(int level) {
        int[] argb = new int[SIZE.pixels()];
        Arrays.fill(argb, 0xff000000 | level * 0x10101);
        return new Pixels(SIZE, argb);
    }

    @Test
    void whereNothingStraysNothingIsSeen() {
        var residual = new Fidelity(0.5).residual(grey(90).picture(), grey(90).picture());
        assertArrayEquals(new int[SIZE.pixels()], HeatMap.RESIDUAL.of(residual.map()).argb());
    }

    @Test
    void whatStraysFarIsRedAndHalfwayAmber() {
        var far = new Fidelity(0.5).residual(grey(120).picture(), grey(90).picture());
        // Opaque by 190 of 255: red 255 and blue 30 are premultiplied by it.
        assertEquals(0xbebe0016, HeatMap.RESIDUAL.of(far.map()).argb()[100]);
        var half = new Fidelity(0.5).residual(grey(94).picture(), grey(90).picture());
        int amber = HeatMap.RESIDUAL.of(half.map()).argb()[100];
        assertEquals(122, amber >>> 24, 1);
        assertEquals(122, amber >> 16 & 0xff, 1);
        assertEquals(54, amber >> 8 & 0xff, 2);
    }

    @Test
    void seedsThatAgreeAreClear() {
        var agreed = SeedVariance.of(List.of(grey(7).picture(), grey(7).picture()));
        assertEquals(0, HeatMap.GUESSED.of(agreed).argb()[0]);
        var guessed = SeedVariance.of(List.of(grey(7).picture(), grey(90).picture()));
        assertEquals(0xbe, HeatMap.GUESSED.of(guessed).argb()[0] >>> 24);
    }

    @Test
    void sharesAreViolet() {
        Pixels overlay = HeatMap.shares(new Size(2, 1), new float[] {0, 1});
        assertEquals(0, overlay.argb()[0]);
        assertEquals(140, overlay.argb()[1] >>> 24);
        assertEquals(247 * 140 / 255, overlay.argb()[1] & 0xff);
    }
}
