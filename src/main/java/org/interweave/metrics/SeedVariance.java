package org.interweave.metrics;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.util.List;

/** Where a model is guessing: how much one frame differs from seed to seed. */
public final class SeedVariance {
    private SeedVariance() {}

    /**
     * The standard deviation of each pixel over seeds, of red, green and blue together, in [0,
     * 0.71]: unbiased, so that two seeds already tell.
     *
     * @param seeds the same frame restored with different seeds, at least two, of one size
     */
    public static ScalarMap of(List<Picture> seeds) {
        if (seeds.size() < 2) {
            throw new IllegalArgumentException(seeds.size() + " seeds");
        }
        Size size = seeds.getFirst().size();
        seeds.forEach(picture -> Planes.requireSameSize(picture, seeds.getFirst()));
        float[] map = new float[size.pixels()];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                double variance = 0;
                for (int c = 0; c < Picture.CHANNELS; c++) {
                    variance += variance(seeds, c, y, x) / Picture.CHANNELS;
                }
                map[y * size.width() + x] = (float) Math.sqrt(variance);
            }
        }
        return new ScalarMap(size, map);
    }

    private static double variance(List<Picture> seeds, int c, int y, int x) {
        double mean = 0;
        for (Picture picture : seeds) {
            mean += picture.at(c, y, x) / seeds.size();
        }
        double sum = 0;
        for (Picture picture : seeds) {
            sum += Math.pow(picture.at(c, y, x) - mean, 2);
        }
        return sum / (seeds.size() - 1);
    }
}
