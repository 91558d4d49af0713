package org.interweave.network;

/**
 * Distances in time sorted into buckets: exact when short, logarithmic when long, one for all
 * beyond.
 *
 * <p>Source: Raffel et al., T5; DiffVSR repository, {@code RelativePositionBias}.
 */
public final class RelativePosition {
    /** Buckets in all, half of them for each direction. */
    public static final int BUCKETS = 32;

    /** From here on all distances share a bucket. */
    public static final int MAX_DISTANCE = 32;

    private static final int SIDE = BUCKETS / 2;
    private static final int EXACT = SIDE / 2;

    private RelativePosition() {}

    /** The bucket of {@code key - query}, both frame indices. */
    public static int bucket(int keyMinusQuery) {
        int side = keyMinusQuery > 0 ? SIDE : 0;
        int distance = Math.abs(keyMinusQuery);
        if (distance < EXACT) {
            return side + distance;
        }
        double log = Math.log(distance / (double) EXACT) / Math.log(MAX_DISTANCE / (double) EXACT);
        return side + Math.min(EXACT + (int) (log * (SIDE - EXACT)), SIDE - 1);
    }
}
