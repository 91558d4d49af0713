package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Mix;
import org.interweave.diffusion.Settings;
import org.interweave.frame.Bicubic;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Its thread is a list. */
class EnlargerTest {
    private static final Size SMALL = new Size(16, 12);
    private static final Size LARGE = new Size(64, 48);
    private static final int BLACK = 0xff000000;
    private static final int CLEAR = 0;

    private final Deque<Runnable> worker = new ArrayDeque<>();
    private int arrived;
    private final Enlarger enlarger = new Enlarger(worker::add, () -> arrived++);

    private static Pixels waves(Size size, double phase) {
        int[] argb = new int[size.pixels()];
        for (int i = 0; i < argb.length; i++) {
            int row = i / size.width();
            double x = (double) (i % size.width()) / size.width();
            double y = (double) row / size.height();
            int level = (int) Math.round(128 + 90 * Math.sin(5 * x + 3 * y + phase));
            argb[i] = BLACK | level << 16 | level << 8 | (255 - level);
        }
        return new Pixels(size, argb);
    }

    private static Pixels enlarged(Pixels source) {
        return Pixels.of(new Bicubic(LARGE).resize(source.picture()));
    }

    private static void assertSameColours(Pixels expected, Pixels found) {
        assertEquals(expected.size(), found.size());
        assertTrue(Arrays.equals(expected.argb(), found.argb()));
    }

    private static long count(Pixels overlay, int colour) {
        return Arrays.stream(overlay.argb()).filter(c -> c == colour).count();
    }

    @Test
    void whatIsNotThereIsMadeSoonAndOnce() {
        Pixels source = waves(SMALL, 0);
        assertEquals(Optional.empty(), enlarger.bicubic(source, LARGE));
        assertEquals(0, arrived);
        worker.remove().run();
        assertEquals(1, arrived);
        Pixels made = enlarger.bicubic(source, LARGE).orElseThrow();
        assertSameColours(enlarged(source), made);
        assertSame(made, enlarger.bicubic(source, LARGE).orElseThrow());
        assertEquals(0, worker.size());
    }

    @Test
    void atItsOwnSizeAPictureIsThere() {
        Pixels source = waves(SMALL, 0);
        assertSame(source, enlarger.bicubic(source, SMALL).orElseThrow());
        assertEquals(0, worker.size());
    }

    @Test
    void theNewestWishIsMadeAndTheOlderIsAskedForAgain() {
        Pixels passed = waves(SMALL, 0);
        Pixels shown = waves(SMALL, 1);
        enlarger.bicubic(passed, LARGE);
        enlarger.bicubic(shown, LARGE);
        assertEquals(1, worker.size());
        worker.remove().run();
        assertTrue(enlarger.bicubic(shown, LARGE).isPresent());
        assertTrue(enlarger.bicubic(passed, LARGE).isEmpty());
        worker.remove().run();
        assertTrue(enlarger.bicubic(passed, LARGE).isPresent());
    }

    @Test
    void thereIsNoDifferenceFromTheSourceEnlargedAndAnyOtherIsAmplified() {
        Pixels source = waves(SMALL, 0);
        Pixels same = enlarged(source);
        int[] brighter = same.argb().clone();
        brighter[100] += 0x020000;
        Pixels other = new Pixels(LARGE, brighter);
        enlarger.difference(same, source, 8);
        worker.remove().run();
        enlarger.difference(other, source, 8);
        worker.remove().run();
        assertEquals(
                LARGE.pixels(), count(enlarger.difference(same, source, 8).orElseThrow(), BLACK));
        Pixels found = enlarger.difference(other, source, 8).orElseThrow();
        assertEquals(LARGE.pixels() - 1, count(found, BLACK));
        assertEquals(BLACK | 16 << 16, found.argb()[100]);
    }

    @Test
    void untilAMixIsThereTheOneBeforeIsShown() {
        Pixels source = waves(SMALL, 0);
        Pixels restored = waves(LARGE, 2);
        Mix half = Mix.NONE.at(0.5);
        assertSame(restored, enlarger.mixed(restored, source, Mix.NONE));
        assertEquals(0, worker.size());
        assertSame(restored, enlarger.mixed(restored, source, half));
        worker.remove().run();
        Pixels mixed = enlarger.mixed(restored, source, half);
        float[] shares = new float[LARGE.pixels()];
        Arrays.fill(shares, 0.5f);
        assertSameColours(restored.mixed(enlarged(source), shares), mixed);
        assertSame(mixed, enlarger.mixed(restored, source, Mix.NONE.at(0.6)));
        worker.remove().run();
        assertNotSame(mixed, enlarger.mixed(restored, source, Mix.NONE.at(0.6)));
        // Of another frame there is no mix yet.
        Pixels next = waves(LARGE, 3);
        assertSame(next, enlarger.mixed(next, source, half));
    }

    @Test
    void whereARestoredPictureStraysFromItsSourceThereIsColour() {
        Size size = new Size(64, 48);
        Size large = size.times(4);
        Pixels source = waves(size, 0);
        int[] argb = Pixels.of(new Bicubic(large).resize(source.picture())).argb();
        for (int y = 0; y < 48; y++) {
            Arrays.fill(argb, y * large.width(), y * large.width() + 64, BLACK | 0xff0000);
        }
        Pixels invented = new Pixels(large, argb);
        Version version =
                new Version(
                        Sessions.media().hash(),
                        new FrameRange(0, 1),
                        new FrameRange(0, 1),
                        new Take(Settings.USUAL, "", false),
                        Optional.empty(),
                        List.of(invented));
        enlarger.residual(invented, source, version);
        worker.remove().run();
        Pixels overlay = enlarger.residual(invented, source, version).orElseThrow();
        assertEquals(size, overlay.size());
        assertTrue(overlay.argb()[5 * size.width() + 7] >>> 24 > 100, "where it was painted over");
        assertEquals(CLEAR, overlay.argb()[30 * size.width() + 50], "far from it");
    }

    @Test
    void whereSeedsDifferThereIsColour() {
        Pixels one = waves(SMALL, 0);
        int[] argb = one.argb().clone();
        argb[50] ^= 0x404040;
        List<Pixels> seeds = List.of(one, new Pixels(SMALL, argb));
        enlarger.guessed(seeds);
        worker.remove().run();
        Pixels overlay = enlarger.guessed(seeds).orElseThrow();
        assertEquals(SMALL.pixels() - 1, count(overlay, CLEAR));
        assertTrue(overlay.argb()[50] != CLEAR);
    }

    @Test
    void whereBicubicIsMixedInItIsPainted() {
        Mix dot = Mix.NONE.with(new Mix.Stroke(List.of(new Mix.Point(0.5, 0.5)), 0.1, 1));
        enlarger.shown(dot, LARGE);
        worker.remove().run();
        Pixels overlay = enlarger.shown(dot, LARGE).orElseThrow();
        assertEquals(140, overlay.argb()[24 * LARGE.width() + 32] >>> 24);
        assertEquals(CLEAR, overlay.argb()[0]);
    }
}
