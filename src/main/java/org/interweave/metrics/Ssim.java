package org.interweave.metrics;

import org.interweave.frame.Picture;

/**
 * Structural similarity of full-range luma under a Gaussian window of 11x11, where it fits whole; 1
 * for equal frames. Frames smaller than the window are compared by what there is of it.
 *
 * <p>Source: Z. Wang and others, Image quality assessment: from error visibility to structural
 * similarity, IEEE TIP 13 (4), 2004, and their {@code ssim.m}.
 */
public record Ssim() implements PairMetric {
    private static final int REACH = 5;
    private static final double SIGMA = 1.5;
    private static final double C1 = Math.pow(0.01 * 255, 2);
    private static final double C2 = Math.pow(0.03 * 255, 2);

    @Override
    public Measure measure() {
        return Measure.higher("ssim", "");
    }

    @Override
    public double score(Picture frame, Picture reference) {
        Planes.requireSameSize(frame, reference);
        int width = frame.size().width();
        int height = frame.size().height();
        double[] a = Planes.luma(frame);
        double[] b = Planes.luma(reference);
        double[] meanA = blurred(a, width, height);
        double[] meanB = blurred(b, width, height);
        double[] aa = blurred(product(a, a), width, height);
        double[] bb = blurred(product(b, b), width, height);
        double[] ab = blurred(product(a, b), width, height);
        int marginX = width > 2 * REACH ? REACH : 0;
        int marginY = height > 2 * REACH ? REACH : 0;
        double sum = 0;
        for (int y = marginY; y < height - marginY; y++) {
            for (int x = marginX; x < width - marginX; x++) {
                int i = y * width + x;
                double both = meanA[i] * meanB[i];
                double squares = meanA[i] * meanA[i] + meanB[i] * meanB[i];
                sum +=
                        (2 * both + C1)
                                * (2 * (ab[i] - both) + C2)
                                / ((squares + C1) * (aa[i] + bb[i] - squares + C2));
            }
        }
        return sum / ((width - 2 * marginX) * (height - 2 * marginY));
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    private static double[] blurred(double[] plane, int width, int height) {
        return along(along(plane, width, height, 1, width), height, width, width, 1);
    }

    /** Blurs lines of samples {@code step} apart; the window is cut, and filled up, at the ends. */
    private static double[] along(double[] plane, int length, int lines, int step, int stride) {
        double[] result = new double[plane.length];
        double[] weights = new double[REACH + 1];
        for (int k = 0; k <= REACH; k++) {
            weights[k] = Math.exp(-k * k / (2 * SIGMA * SIGMA));
        }
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < length; i++) {
                double sum = 0;
                double weight = 0;
                for (int k = Math.max(0, i - REACH); k <= Math.min(length - 1, i + REACH); k++) {
                    double w = weights[Math.abs(k - i)];
                    sum += w * plane[line * stride + k * step];
                    weight += w;
                }
                result[line * stride + i * step] = sum / weight;
            }
        }
        return result;
    }
}
