package org.interweave.media;

import org.interweave.frame.FrameTimes;
import org.interweave.frame.Rational;

import java.util.List;
import java.util.stream.Stream;

/** Finds the exact frame rate behind timestamps that files round. */
final class FrameRates {
    /** Rates in use; what a container rounds is one of these. */
    private static final List<Rational> USUAL =
            List.of(
                    new Rational(24000, 1001),
                    new Rational(24, 1),
                    new Rational(25, 1),
                    new Rational(30000, 1001),
                    new Rational(30, 1),
                    new Rational(48, 1),
                    new Rational(50, 1),
                    new Rational(60000, 1001),
                    new Rational(60, 1),
                    new Rational(100, 1),
                    new Rational(120, 1));

    private FrameRates() {}

    /**
     * The times of a file's frames: constant if one rate puts every frame within half a frame of
     * its timestamp.
     *
     * @param tick seconds of one tick of the index's timestamps
     * @param said rates that the file states, the most trusted first; others are ignored
     */
    static FrameTimes times(FrameIndex index, Rational tick, List<Rational> said) {
        List<Rational> positive = said.stream().filter(r -> r.numerator() > 0).toList();
        if (!index.timed() || index.frames() < 2) {
            return new FrameTimes.Constant(
                    positive.isEmpty() ? new Rational(25, 1) : positive.getFirst());
        }
        return Stream.concat(positive.stream(), USUAL.stream())
                .filter(rate -> fits(index, tick, rate))
                .findFirst()
                .<FrameTimes>map(FrameTimes.Constant::new)
                .orElseGet(() -> variable(index, tick));
    }

    private static boolean fits(FrameIndex index, Rational tick, Rational rate) {
        double framesPerTick = tick.toDouble() * rate.toDouble();
        for (int i = 1; i < index.frames(); i++) {
            double frames = (index.stamp(i) - index.stamp(0)) * framesPerTick;
            if (Math.abs(frames - i) >= 0.5) {
                return false;
            }
        }
        return true;
    }

    private static FrameTimes variable(FrameIndex index, Rational tick) {
        int frames = index.frames();
        long[] ticks = new long[frames + 1];
        for (int i = 0; i < frames; i++) {
            ticks[i] = index.stamp(i) - index.stamp(0);
        }
        // The last frame is taken to last as long as the one before.
        ticks[frames] = 2 * ticks[frames - 1] - ticks[frames - 2];
        return new FrameTimes.Variable(tick, ticks);
    }
}
