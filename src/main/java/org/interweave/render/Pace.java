package org.interweave.render;

import java.time.Duration;

/**
 * How long the last job took.
 *
 * @param promptMillis of a step of one window with one prompt; with guidance it has two
 * @param frameMillis to decode one frame, or to filter it if that took longer
 */
record Pace(double promptMillis, double frameMillis) {
    /** What a frame takes, in steps, before anything is known: a window of 8 takes about one. */
    static final double FRAME_COST = 0.12;

    private static final double LEAST = 0.001;

    /**
     * What a frame takes, in steps.
     *
     * @param prompts of a step
     */
    double frameCost(double prompts) {
        return promptMillis > 0
                ? Math.max(LEAST, frameMillis / (prompts * promptMillis))
                : FRAME_COST;
    }

    /**
     * How long some work will take.
     *
     * @param prompts of all steps together
     */
    Duration of(long prompts, int frames) {
        return Duration.ofMillis((long) (prompts * promptMillis + frames * frameMillis));
    }
}
