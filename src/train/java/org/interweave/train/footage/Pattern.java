package org.interweave.train.footage;

/** Noise over the plane, made of hashed whole-number places. Pure functions. */
final class Pattern {
    private Pattern() {}

    /** A number in {@code [0, 1)} for a place. */
    static double hash(int x, int y, int seed) {
        int h = x * 0x8da6b343 ^ y * 0xd8163841 ^ seed * 0xcb1ab31f;
        h = (h ^ (h >>> 15)) * 0x2c1b3c6d;
        h = (h ^ (h >>> 12)) * 0x297a2d39;
        return ((h ^ (h >>> 15)) >>> 8) * 0x1p-24;
    }

    /** Smooth noise in {@code [0, 1]} with a feature in each unit square. */
    static double value(double x, double y, int seed) {
        int ix = floor(x);
        int iy = floor(y);
        double fx = ease(x - ix);
        double fy = ease(y - iy);
        double top = mix(hash(ix, iy, seed), hash(ix + 1, iy, seed), fx);
        double bottom = mix(hash(ix, iy + 1, seed), hash(ix + 1, iy + 1, seed), fx);
        return mix(top, bottom, fy);
    }

    /**
     * Octaves of noise, each finer by two, weaker by {@code roughness}, and faded where {@code
     * blur} (in units of the coarsest feature) would hide it. About 0.5 in the mean.
     */
    static double fractal(double x, double y, int octaves, Look look) {
        double sum = 0;
        double total = 0;
        double amplitude = 1;
        double frequency = 1;
        for (int i = 0; i < octaves; i++) {
            double seen = amplitude * fade(frequency * look.blur());
            if (seen < 0.004) {
                total += amplitude * (1 - Math.pow(look.roughness(), octaves - i));
                break;
            }
            sum += seen * (value(x * frequency, y * frequency, look.seed() + i) - 0.5);
            total += amplitude;
            amplitude *= look.roughness();
            frequency *= 2.03;
        }
        return 0.5 + 1.3 * sum / total;
    }

    /** How a fractal looks. */
    record Look(double roughness, double blur, int seed) {}

    /** What is left of a detail of one cycle when blurred over this many cycles. */
    static double fade(double cycles) {
        return 1 / (1 + 12 * cycles * cycles);
    }

    static int floor(double x) {
        int i = (int) x;
        return x < i ? i - 1 : i;
    }

    static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    /** From 0 to 1 as {@code x} goes from {@code low} to {@code high}. */
    static double step(double low, double high, double x) {
        double t = Math.min(1, Math.max(0, (x - low) / (high - low)));
        return ease(t);
    }

    /** The nearest of the scattered points, one in each unit square. */
    static Cell cell(double x, double y, int seed) {
        int ix = floor(x);
        int iy = floor(y);
        double first = 9;
        double second = 9;
        int fx = 0;
        int fy = 0;
        for (int j = -1; j <= 1; j++) {
            for (int i = -1; i <= 1; i++) {
                double dx = ix + i + 0.1 + 0.8 * hash(ix + i, iy + j, seed) - x;
                double dy = iy + j + 0.1 + 0.8 * hash(ix + i, iy + j, seed + 7) - y;
                double d = dx * dx + dy * dy;
                if (d < first) {
                    second = first;
                    first = d;
                    fx = ix + i;
                    fy = iy + j;
                } else if (d < second) {
                    second = d;
                }
            }
        }
        return new Cell(Math.sqrt(first), Math.sqrt(second), hash(fx, fy, seed + 13));
    }

    /**
     * What {@link #cell} finds.
     *
     * @param first distance to the nearest point
     * @param second distance to the second nearest
     * @param name a number in {@code [0, 1)} of the nearest
     */
    record Cell(double first, double second, double name) {}
}
