package org.interweave.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;

import java.util.List;

class MixTest {
    private static final Size SIZE = new Size(100, 50);

    private static float share(Mix mix, int x, int y) {
        return mix.shares(SIZE)[y * SIZE.width() + x];
    }

    private static Mix.Stroke dab(double x, double y, double share) {
        return new Mix.Stroke(List.of(new Mix.Point(x, y)), 0.1, share);
    }

    @Test
    void withoutAStrokeTheShareIsTheSameEverywhere() {
        assertEquals(0.3f, share(Mix.NONE.at(0.3), 0, 0));
        assertEquals(0.3f, share(Mix.NONE.at(0.3), 99, 49));
    }

    @Test
    void aStrokeIsWholeUpToHalfItsRadiusAndEndsAtIt() {
        Mix mix = Mix.NONE.with(dab(0.505, 0.51, 1));
        assertEquals(1, share(mix, 50, 25));
        assertEquals(1, share(mix, 55, 25));
        // Three quarters of the radius: smoothstep(1/2) = 1/2.
        assertEquals(0.5, share(mix, 50, 25 - 7) / 2 + share(mix, 50, 25 - 8) / 2, 0.02);
        assertEquals(0, share(mix, 60, 25));
    }

    @Test
    void aStrokeCoversWhatLiesBetweenItsPoints() {
        Mix mix = Mix.NONE.with(dab(0.2, 0.5, 1).to(new Mix.Point(0.8, 0.5)));
        assertEquals(1, share(mix, 50, 25));
        assertEquals(0, share(mix, 50, 5));
    }

    @Test
    void aLaterStrokeBringsBackWhatWasRestored() {
        Mix mix = Mix.NONE.at(0.4).with(dab(0.5, 0.5, 1)).with(dab(0.5, 0.5, 0));
        assertEquals(0, share(mix, 50, 25));
        assertEquals(0.4f, share(mix, 5, 25));
        assertFalse(mix.changesNothing());
        assertTrue(Mix.NONE.with(dab(0.5, 0.5, 0)).changesNothing());
    }

    @Test
    void aShareOfAThirdIsAThirdOfTheWay() {
        Size one = new Size(1, 1);
        Picture restored = Picture.of(one, new float[] {0, 0.3f, 0.9f});
        Picture bicubic = Picture.of(one, new float[] {0.9f, 0.3f, 0});
        Picture mixed = Mix.apply(restored, bicubic, Mix.NONE.at(1 / 3.0).shares(one));
        assertEquals(0.3f, mixed.at(0, 0, 0), 1e-6);
        assertEquals(0.3f, mixed.at(1, 0, 0), 1e-6);
        assertEquals(0.6f, mixed.at(2, 0, 0), 1e-6);
    }
}
