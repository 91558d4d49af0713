package org.interweave.metrics;

import org.interweave.frame.Picture;

/**
 * Gradient magnitude similarity deviation; 0 for equal frames, lower is better.
 *
 * <p>Source: W. Xue and others, Gradient Magnitude Similarity Deviation: A Highly Efficient
 * Perceptual Image Quality Index, IEEE TIP 23 (2), 2014, and their {@code GMSD.m}.
 */
public record Gmsd() implements PairMetric {
    private static final double STABLE = 170;

    @Override
    public Measure measure() {
        return Measure.lower("gmsd", "");
    }

    @Override
    public double score(Picture frame, Picture reference) {
        Planes.requireSameSize(frame, reference);
        int width = frame.size().width();
        int height = frame.size().height();
        double[] a = gradients(Planes.luma(frame), width, height);
        double[] b = gradients(Planes.luma(reference), width, height);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            double similarity = (2 * a[i] * b[i] + STABLE) / (a[i] * a[i] + b[i] * b[i] + STABLE);
            sum += similarity;
            squares += similarity * similarity;
        }
        double mean = sum / a.length;
        return Math.sqrt(Math.max(0, squares / a.length - mean * mean));
    }

    /** Prewitt's gradient at half the size; outside the picture there is black, as in MATLAB. */
    private static double[] gradients(double[] luma, int width, int height) {
        int w = (width + 1) / 2;
        int h = (height + 1) / 2;
        double[] half = new double[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double sum = 0;
                for (int k = 0; k < 4; k++) {
                    sum += at(luma, width, height, 2 * x + (k & 1), 2 * y + (k >> 1));
                }
                half[y * w + x] = sum / 4;
            }
        }
        double[] result = new double[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double across = 0;
                double down = 0;
                for (int k = -1; k <= 1; k++) {
                    across += at(half, w, h, x + 1, y + k) - at(half, w, h, x - 1, y + k);
                    down += at(half, w, h, x + k, y + 1) - at(half, w, h, x + k, y - 1);
                }
                result[y * w + x] = Math.hypot(across / 3, down / 3);
            }
        }
        return result;
    }

    private static double at(double[] plane, int width, int height, int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? 0 : plane[y * width + x];
    }
}
