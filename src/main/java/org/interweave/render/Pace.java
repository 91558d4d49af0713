package org.interweave.render;

import java.time.Duration;

/**
 * How long the device took.
 *
 * @param stepMillis of one window with both prompts, or the prompt alone where there is no guidance
 * @param frameMillis to decode one frame
 */
record Pace(double stepMillis, double frameMillis) {
    /** How long some work will take. */
    Duration of(long steps, int frames) {
        return Duration.ofMillis((long) (steps * stepMillis + frames * frameMillis));
    }
}
