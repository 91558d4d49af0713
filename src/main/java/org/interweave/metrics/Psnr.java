package org.interweave.metrics;

import org.interweave.frame.Picture;

/**
 * The ratio of peak signal to noise, in decibels; infinite for equal frames.
 *
 * @param of the samples compared
 */
public record Psnr(Of of) implements PairMetric {
    /** What is compared. */
    public enum Of {
        /** All samples of red, green and blue alike. */
        RGB,
        /**
         * Luma from 16 to 235, as super-resolution papers count it (MATLAB's {@code rgb2ycbcr}):
         * 1.3 dB higher than full-range luma.
         */
        LUMA
    }

    @Override
    public Measure measure() {
        return Measure.higher(of == Of.RGB ? "psnr" : "psnr_y", "dB");
    }

    @Override
    public double score(Picture frame, Picture reference) {
        Planes.requireSameSize(frame, reference);
        float[] a = Planes.rgb(frame);
        float[] b = Planes.rgb(reference);
        double error = of == Of.RGB ? meanSquare(a, b) : meanSquareOfLuma(a, b);
        return -10 * Math.log10(error);
    }

    private static double meanSquare(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum / a.length;
    }

    private static double meanSquareOfLuma(float[] a, float[] b) {
        int n = a.length / 3;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double difference =
                    (65.481 * (a[i] - b[i])
                                    + 128.553 * (a[n + i] - b[n + i])
                                    + 24.966 * (a[2 * n + i] - b[2 * n + i]))
                            / 255;
            sum += difference * difference;
        }
        return sum / n;
    }
}
