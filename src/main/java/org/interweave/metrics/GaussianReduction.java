package org.interweave.metrics;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

/** Blurs by a Gaussian and takes as many samples as wanted; pixel centres stay aligned. */
final class GaussianReduction {
    private GaussianReduction() {}

    /**
     * @param sigma standard deviation in pixels of {@code picture}
     */
    static Picture apply(Picture picture, Size size, double sigma) {
        Size from = picture.size();
        float[] samples = new float[Picture.CHANNELS * from.pixels()];
        picture.copyTo(samples, 0);
        float[] narrow = new float[Picture.CHANNELS * from.height() * size.width()];
        int rows = Picture.CHANNELS * from.height();
        along(
                samples,
                narrow,
                from.width(),
                size.width(),
                sigma,
                rows,
                1,
                from.width(),
                size.width());
        float[] result = new float[Picture.CHANNELS * size.pixels()];
        for (int c = 0; c < Picture.CHANNELS; c++) {
            float[] plane = new float[from.height() * size.width()];
            System.arraycopy(narrow, c * plane.length, plane, 0, plane.length);
            float[] low = new float[size.pixels()];
            along(
                    plane,
                    low,
                    from.height(),
                    size.height(),
                    sigma,
                    size.width(),
                    size.width(),
                    1,
                    1);
            System.arraycopy(low, 0, result, c * size.pixels(), low.length);
        }
        return Picture.of(size, result);
    }

    private static void along(
            float[] source,
            float[] target,
            int length,
            int wanted,
            double sigma,
            int lines,
            int step,
            int sourceStride,
            int targetStride) {
        for (int i = 0; i < wanted; i++) {
            double centre = (i + 0.5) * length / wanted - 0.5;
            int first = Math.max(0, (int) Math.ceil(centre - 3 * sigma - 0.5));
            int last = Math.min(length - 1, (int) Math.floor(centre + 3 * sigma + 0.5));
            double[] weights = new double[last - first + 1];
            double sum = 0;
            for (int k = first; k <= last; k++) {
                double away = (k - centre) / sigma;
                weights[k - first] = Math.exp(-away * away / 2);
                sum += weights[k - first];
            }
            for (int line = 0; line < lines; line++) {
                double value = 0;
                for (int k = first; k <= last; k++) {
                    value += weights[k - first] * source[line * sourceStride + k * step];
                }
                target[line * targetStride + i * step] = (float) (value / sum);
            }
        }
    }
}
