package org.interweave.metrics;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.util.List;

/**
 * What a restored frame must look like where the source was taken from it: blurred and reduced.
 *
 * <p>The blur is estimated from the frames themselves: the one under which the restored frames come
 * nearest to the source. What then still differs over several pixels was invented or lost; noise
 * and compression of the source, which a restoration should remove, average out over these.
 *
 * @param blur standard deviation of the Gaussian, in pixels of the source
 */
public record Fidelity(double blur) {
    private static final double[] BLURS = {0.3, 0.4, 0.5, 0.65, 0.8, 1, 1.3, 1.6};

    /** Pixels of the source over which a residual must hold to count. */
    private static final double HOLDS = 1.5;

    public Fidelity {
        if (!(blur > 0)) {
            throw new IllegalArgumentException("blur=" + blur);
        }
    }

    /**
     * The blur that explains the source best.
     *
     * @param restored a few frames of one shot, any number of times larger than the source
     * @param source the same frames of the source
     */
    public static Fidelity estimate(List<Picture> restored, List<Picture> source) {
        if (restored.isEmpty() || restored.size() != source.size()) {
            throw new IllegalArgumentException(restored.size() + " against " + source.size());
        }
        Fidelity best = new Fidelity(BLURS[0]);
        double least = Double.POSITIVE_INFINITY;
        for (double blur : BLURS) {
            Fidelity candidate = new Fidelity(blur);
            double sum = 0;
            for (int i = 0; i < restored.size(); i++) {
                sum += candidate.error(restored.get(i), source.get(i));
            }
            if (sum < least) {
                least = sum;
                best = candidate;
            }
        }
        return best;
    }

    private double error(Picture restored, Picture source) {
        float[] again = Planes.rgb(reduced(restored, source.size()));
        float[] wanted = Planes.rgb(source);
        double sum = 0;
        for (int i = 0; i < again.length; i++) {
            sum += (again[i] - wanted[i]) * (again[i] - wanted[i]);
        }
        return sum / again.length;
    }

    /** The restored frame as it would have been filmed: blurred, at the source's size. */
    public Picture reduced(Picture restored, Size size) {
        double scale = (double) restored.size().width() / size.width();
        return GaussianReduction.apply(restored, size, blur * scale);
    }

    /** What differs from the source. */
    public Residual residual(Picture restored, Picture source) {
        Size size = source.size();
        float[] again = new float[Picture.CHANNELS * size.pixels()];
        float[] wanted = new float[again.length];
        reduced(restored, size).copyTo(again, 0);
        source.copyTo(wanted, 0);
        for (int i = 0; i < again.length; i++) {
            again[i] -= wanted[i];
        }
        Picture held = GaussianReduction.apply(Picture.of(size, again), size, HOLDS);
        float[] map = new float[size.pixels()];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                double sum = 0;
                for (int c = 0; c < Picture.CHANNELS; c++) {
                    sum += held.at(c, y, x) * held.at(c, y, x);
                }
                map[y * size.width() + x] = (float) Math.sqrt(sum / Picture.CHANNELS);
            }
        }
        return new Residual(new ScalarMap(size, map));
    }

    /**
     * Where and how much a restored frame differs from its source.
     *
     * @param map the difference of each pixel of the source, in [0, 1]
     */
    public record Residual(ScalarMap map) {
        /** What the numbers are. */
        public static final Measure MEASURE = Measure.lower("residual", "/255");

        /** The root mean square, in levels of 255: below 1 nothing is to be seen. */
        public double score() {
            return 255 * map.rootMeanSquare();
        }

        /** Whether the frame strays from its source by more than some levels. */
        public boolean alarms(double levels) {
            return score() > levels;
        }
    }
}
