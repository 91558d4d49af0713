package org.interweave.diffusion;

/**
 * How much of its neighbours is averaged into a decoded frame, where they show the same; see {@link
 * MotionCompensation}.
 *
 * @param strength what a neighbour that agrees wholly counts, the frame itself counting 1, in [0,
 *     1]; 0 leaves frames as they are
 */
public record TemporalFilter(double strength) {
    /** Frames as the decoder gives them. */
    public static final TemporalFilter OFF = new TemporalFilter(0);

    public TemporalFilter {
        if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException("strength=" + strength);
        }
    }

    /** Whether it changes nothing. */
    public boolean changesNothing() {
        return strength == 0;
    }
}
