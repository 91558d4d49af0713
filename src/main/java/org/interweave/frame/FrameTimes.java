package org.interweave.frame;

import java.util.Arrays;

/** When each frame of a clip is shown, in exact seconds after its first frame. */
public sealed interface FrameTimes {
    /** The time of a frame; the time of one past the last frame is the end of the clip. */
    Rational seconds(int frame);

    /** Frames per second: exact if constant, the mean otherwise. */
    Rational rate();

    /** The times of a part of the clip, counted from that part's first frame. */
    FrameTimes of(FrameRange range);

    /**
     * Every frame is shown equally long.
     *
     * @param rate frames per second, positive
     */
    record Constant(Rational rate) implements FrameTimes {
        public Constant {
            if (rate.numerator() <= 0) {
                throw new IllegalArgumentException(rate + " frames per second");
            }
        }

        @Override
        public Rational seconds(int frame) {
            return rate.inverse().times(frame);
        }

        @Override
        public FrameTimes of(FrameRange range) {
            return this;
        }
    }

    /** Every frame has its own time, as phones and screen recorders write them. */
    final class Variable implements FrameTimes {
        private final Rational tick;
        private final long[] ticks;

        /**
         * @param tick seconds a tick lasts, positive
         * @param ticks the time of every frame and, last, of the clip's end; rising
         */
        public Variable(Rational tick, long... ticks) {
            if (tick.numerator() <= 0 || ticks.length < 2) {
                throw new IllegalArgumentException(ticks.length + " times in ticks of " + tick);
            }
            for (int i = 1; i < ticks.length; i++) {
                if (ticks[i] <= ticks[i - 1]) {
                    throw new IllegalArgumentException("frame " + i + " is not after the last");
                }
            }
            this.tick = tick;
            this.ticks = ticks.clone();
        }

        @Override
        public Rational seconds(int frame) {
            return tick.times(ticks[frame] - ticks[0]);
        }

        @Override
        public Rational rate() {
            int frames = ticks.length - 1;
            return seconds(frames).inverse().times(frames);
        }

        @Override
        public FrameTimes of(FrameRange range) {
            return new Variable(tick, Arrays.copyOfRange(ticks, range.start(), range.end() + 1));
        }

        /** Seconds a tick lasts. */
        public Rational tick() {
            return tick;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Variable times
                    && tick.equals(times.tick)
                    && Arrays.equals(ticks, times.ticks);
        }

        @Override
        public int hashCode() {
            return 31 * tick.hashCode() + Arrays.hashCode(ticks);
        }
    }
}
