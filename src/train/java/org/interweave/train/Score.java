package org.interweave.train;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.util.List;

/**
 * How near some frames are to the true ones.
 *
 * @param psnr decibels, from the mean square error of all frames and channels
 * @param ssim of luma, 8x8 windows
 */
record Score(double psnr, double ssim) {
    private static final int WINDOW = 8;

    static Score of(List<Picture> frames, List<Picture> truth) {
        double squares = 0;
        double similar = 0;
        for (int i = 0; i < frames.size(); i++) {
            squares += squares(frames.get(i), truth.get(i));
            similar += ssim(frames.get(i), truth.get(i));
        }
        return new Score(-10 * Math.log10(squares / frames.size()), similar / frames.size());
    }

    private static double squares(Picture a, Picture b) {
        float[] x = samples(a);
        float[] y = samples(b);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - y[i]) * (double) (x[i] - y[i]);
        }
        return sum / x.length;
    }

    private static float[] samples(Picture picture) {
        float[] samples = new float[3 * picture.size().pixels()];
        picture.copyTo(samples, 0);
        return samples;
    }

    /** Wang et al., IEEE TIP 2004, with square windows four pixels apart. */
    private static double ssim(Picture a, Picture b) {
        Size size = a.size();
        double sum = 0;
        int count = 0;
        for (int y = 0; y + WINDOW <= size.height(); y += WINDOW / 2) {
            for (int x = 0; x + WINDOW <= size.width(); x += WINDOW / 2) {
                sum += window(a, b, y, x);
                count++;
            }
        }
        return sum / count;
    }

    private static double window(Picture a, Picture b, int top, int left) {
        double sa = 0;
        double sb = 0;
        double saa = 0;
        double sbb = 0;
        double sab = 0;
        for (int y = top; y < top + WINDOW; y++) {
            for (int x = left; x < left + WINDOW; x++) {
                double u = luma(a, y, x);
                double v = luma(b, y, x);
                sa += u;
                sb += v;
                saa += u * u;
                sbb += v * v;
                sab += u * v;
            }
        }
        double n = WINDOW * WINDOW;
        double ma = sa / n;
        double mb = sb / n;
        double c1 = 0.01 * 0.01;
        double c2 = 0.03 * 0.03;
        double covariance = sab / n - ma * mb;
        double variances = saa / n - ma * ma + sbb / n - mb * mb;
        return (2 * ma * mb + c1)
                * (2 * covariance + c2)
                / ((ma * ma + mb * mb + c1) * (variances + c2));
    }

    private static double luma(Picture p, int y, int x) {
        return 0.299 * p.at(0, y, x) + 0.587 * p.at(1, y, x) + 0.114 * p.at(2, y, x);
    }
}
