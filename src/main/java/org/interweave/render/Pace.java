package org.interweave.render;

import java.time.Duration;

/**
 * How long the device took.
 *
 * @param stepMillis of one window with both prompts, or the prompt alone where there is no guidance
 * @param frameMillis to decode one frame
 */
record Pace(double stepMillis, double frameMillis) {
    /** What a frame takes, in steps, before anything is known: a window of 8 takes about one. */
    static final double FRAME_COST = 0.12;

    private static final double LEAST = 0.001;

    /** What a frame takes, in steps. */
    double frameCost() {
        return stepMillis > 0 ? Math.max(LEAST, frameMillis / stepMillis) : FRAME_COST;
    }

    /** How long some work will take. */
    Duration of(long steps, int frames) {
        return Duration.ofMillis((long) (steps * stepMillis + frames * frameMillis));
    }
}
