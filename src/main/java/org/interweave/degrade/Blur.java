package org.interweave.degrade;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.frame.WindowPlan;

/**
 * A convolution with a small square kernel whose weights sum to 1; pictures continue by reflection.
 *
 * <p>Kernels: Wang et al., "Real-ESRGAN", ICCVW 2021, section 3.1 and 3.3 (sinc).
 */
public final class Blur {
    private final int radius;
    private final float[] weights;

    private Blur(int radius, double[] values) {
        this.radius = radius;
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        weights = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            weights[i] = (float) (values[i] / sum);
        }
    }

    /**
     * A Gaussian, round or stretched.
     *
     * @param along standard deviation in pixels along {@code angle}; {@code across} beside it
     */
    public static Blur gaussian(double along, double across, double angle) {
        int radius = Math.clamp((long) Math.ceil(2.5 * Math.max(along, across)), 1, 10);
        int side = 2 * radius + 1;
        double[] values = new double[side * side];
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        for (int i = 0; i < values.length; i++) {
            double x = i % side - radius;
            double y = i / side - radius;
            double u = (x * cos + y * sin) / along;
            double v = (y * cos - x * sin) / across;
            values[i] = StrictMath.exp(-(u * u + v * v) / 2);
        }
        return new Blur(radius, values);
    }

    /**
     * An ideal low pass, which rings and overshoots as sharpened and compressed pictures do.
     *
     * @param cutoff radians a pixel, to pi
     */
    static Blur sinc(double cutoff) {
        int radius = 6;
        int side = 2 * radius + 1;
        double[] values = new double[side * side];
        for (int i = 0; i < values.length; i++) {
            double x = i % side - radius;
            double y = i / side - radius;
            double r = StrictMath.sqrt(x * x + y * y);
            values[i] =
                    r == 0
                            ? cutoff * cutoff / (4 * Math.PI)
                            : cutoff * bessel(cutoff * r) / (2 * Math.PI * r);
        }
        return new Blur(radius, values);
    }

    /** The Bessel function J1, by Bessel's integral. */
    private static double bessel(double x) {
        int parts = 200;
        double sum = 0;
        for (int i = 0; i < parts; i++) {
            double t = Math.PI * (i + 0.5) / parts;
            sum += StrictMath.cos(t - x * StrictMath.sin(t));
        }
        return sum / parts;
    }

    public Picture apply(Picture picture) {
        Size size = picture.size();
        int w = size.width();
        int h = size.height();
        int side = 2 * radius + 1;
        float[] samples = new float[3 * size.pixels()];
        float[] wide = new float[w + 2 * radius];
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < h; y++) {
                int row = (c * h + y) * w;
                for (int j = 0; j < side; j++) {
                    int from = WindowPlan.reflect(y + j - radius, h);
                    for (int x = 0; x < wide.length; x++) {
                        wide[x] = picture.at(c, from, WindowPlan.reflect(x - radius, w));
                    }
                    for (int i = 0; i < side; i++) {
                        float weight = weights[j * side + i];
                        for (int x = 0; x < w; x++) {
                            samples[row + x] += weight * wide[x + i];
                        }
                    }
                }
            }
        }
        return Picture.of(size, samples);
    }
}
