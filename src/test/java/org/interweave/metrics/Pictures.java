package org.interweave.metrics;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.util.SplittableRandom;

/** Pictures for tests, every sample a whole number of 8 bits. */
final class Pictures {
    private Pictures() {}

    @FunctionalInterface
    interface Formula {
        double at(int c, int y, int x);
    }

    static Picture of(Size size, Formula formula) {
        float[] samples = new float[3 * size.pixels()];
        for (int i = 0; i < samples.length; i++) {
            int c = i / size.pixels();
            int y = i / size.width() % size.height();
            double value = formula.at(c, y, i % size.width());
            samples[i] = Math.round(255 * Math.clamp(value, 0, 1)) / 255f;
        }
        return Picture.of(size, samples);
    }

    /** Waves of colour, moved to the right by {@code shift} pixels. */
    static Picture waves(Size size, double shift) {
        return of(
                size,
                (c, y, x) ->
                        0.5
                                + 0.25 * Math.sin((x - shift) / 7 + c)
                                + 0.2 * Math.cos(y / 5.0 + (x - shift) / 11));
    }

    /** The picture with noise of a strength. */
    static Picture noisy(Picture picture, double strength, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return of(
                picture.size(),
                (c, y, x) -> picture.at(c, y, x) + strength * (random.nextDouble() - 0.5));
    }
}
