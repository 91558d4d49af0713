package org.interweave.tensor;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Standard normal noise in which every value follows from its place alone, so that a tile, a retry
 * and a resumed job draw the same numbers.
 *
 * <p>A value is the normal quantile of a 53-bit hash of (seed, stream, frame, channel, row,
 * column). The hash is SplitMix64's finalizer (Steele, Lea and Flood, OOPSLA 2014) over a chain of
 * the coordinates.
 *
 * @param seed any number
 * @param stream tells uses of one seed apart
 */
public record CounterNoise(long seed, long stream) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /**
     * The noise of some frames in one region of the picture.
     *
     * @param frames the frames' numbers, in the order wanted
     * @param region rows and columns counted in the whole picture
     * @return {@code [1, channels, frames, height, width]}
     */
    public Tensor at(List<Integer> frames, int channels, Region region) {
        Shape shape = Shape.of(1, channels, frames.size(), region.height(), region.width());
        FloatBuffer data = Tensor.allocate(shape);
        int next = 0;
        for (int c = 0; c < channels; c++) {
            for (int frame : frames) {
                long place = link(link(link(mix(seed), stream), frame), c);
                for (int y = region.top(); y < region.bottom(); y++) {
                    long row = link(place, y);
                    for (int x = region.left(); x < region.right(); x++) {
                        data.put(next++, (float) StandardNormal.quantile(uniform(link(row, x))));
                    }
                }
            }
        }
        return Tensor.wrap(shape, data);
    }

    /**
     * A number that follows from the seed, the stream and two coordinates.
     *
     * @return in {@code [0, bound)}
     */
    public int choose(long first, long second, int bound) {
        long hash = link(link(link(mix(seed), stream), first), second);
        return (int) Math.floorMod(hash >>> 1, (long) bound);
    }

    private static long link(long hash, long value) {
        return mix(hash + (value + 1) * GOLDEN);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** In (0, 1), never at its ends. */
    private static double uniform(long hash) {
        return ((hash >>> 11) + 0.5) * 0x1p-53;
    }
}
