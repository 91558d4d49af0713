package org.interweave.diffusion;

/**
 * The noise of a shot.
 *
 * @param seed any number; the same seed gives the same noise
 * @param reuse whose noise each window starts from
 * @param level noise put on the low-resolution frames, 50 for DiffVSR; more invents more
 */
public record Noise(long seed, NoiseReuse reuse, int level) {
    /** The authors' level and seed, the paper's order. */
    public static final Noise USUAL = new Noise(10, NoiseReuse.REARRANGE, 50);

    public Noise {
        if (level < 0 || level > 999) {
            throw new IllegalArgumentException("noise level " + level);
        }
    }

    /** The same with another seed. */
    public Noise seeded(long other) {
        return new Noise(other, reuse, level);
    }

    /** The same with another level. */
    public Noise at(int other) {
        return new Noise(seed, reuse, other);
    }

    /** The same in another order. */
    public Noise reused(NoiseReuse other) {
        return new Noise(seed, other, level);
    }
}
