package org.interweave.degrade;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

/** Ways to bring a picture to another size; each output pixel's centre keeps its place. */
public enum Resize {
    /** The mean of all that an output pixel covers. */
    AREA(0.5, true) {
        @Override
        double weight(double x) {
            return x > -0.5 && x <= 0.5 ? 1 : 0;
        }
    },
    /** Linear between neighbours; skips pixels when it makes smaller, as quick scalers do. */
    BILINEAR(1, false) {
        @Override
        double weight(double x) {
            return Math.max(0, 1 - Math.abs(x));
        }
    },
    /** Cubic between neighbours; skips pixels when it makes smaller. */
    BICUBIC(2, false) {
        @Override
        double weight(double x) {
            return cubic(x);
        }
    },
    /** Cubic, widened when it makes smaller, as MATLAB's imresize and the papers' `bicubic`. */
    SMOOTH_BICUBIC(2, true) {
        @Override
        double weight(double x) {
            return cubic(x);
        }
    };

    private final double reach;
    private final boolean widens;

    Resize(double reach, boolean widens) {
        this.reach = reach;
        this.widens = widens;
    }

    /** The filter at a distance in source pixels. */
    abstract double weight(double x);

    /** Keys's cubic with a = -1/2 (IEEE Trans. ASSP 29, 1981, equation 15). */
    private static double cubic(double x) {
        double t = Math.abs(x);
        if (t < 1) {
            return (1.5 * t - 2.5) * t * t + 1;
        }
        return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
    }

    /** The picture at another size; edges continue by their last pixel. */
    public Picture apply(Picture picture, Size target) {
        Size from = picture.size();
        if (from.equals(target)) {
            return picture;
        }
        Taps across = taps(from.width(), target.width());
        Taps down = taps(from.height(), target.height());
        float[] result = new float[3 * target.pixels()];
        float[] rows = new float[from.height() * target.width()];
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < from.height(); y++) {
                for (int x = 0; x < target.width(); x++) {
                    float sum = 0;
                    for (int k = 0; k < across.count(); k++) {
                        sum += across.weight(x, k) * picture.at(c, y, across.place(x, k));
                    }
                    rows[y * target.width() + x] = sum;
                }
            }
            for (int y = 0; y < target.height(); y++) {
                for (int x = 0; x < target.width(); x++) {
                    float sum = 0;
                    for (int k = 0; k < down.count(); k++) {
                        sum += down.weight(y, k) * rows[down.place(y, k) * target.width() + x];
                    }
                    result[(c * target.height() + y) * target.width() + x] = sum;
                }
            }
        }
        return Picture.of(target, result);
    }

    /** For every output place, the source places it is made of. */
    private static final class Taps {
        private final int count;
        private final int[] places;
        private final float[] weights;

        Taps(int outputs, int count) {
            this.count = count;
            places = new int[outputs * count];
            weights = new float[outputs * count];
        }

        int count() {
            return count;
        }

        int place(int output, int k) {
            return places[output * count + k];
        }

        float weight(int output, int k) {
            return weights[output * count + k];
        }
    }

    private Taps taps(int from, int to) {
        double scale = (double) from / to;
        double width = widens ? Math.max(1, scale) : 1;
        int count = (int) Math.ceil(2 * reach * width) + 1;
        Taps taps = new Taps(to, count);
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale - 0.5;
            int first = (int) Math.ceil(centre - reach * width);
            double sum = 0;
            for (int k = 0; k < count; k++) {
                sum += weight((first + k - centre) / width);
            }
            for (int k = 0; k < count; k++) {
                taps.places[i * count + k] = Math.clamp(first + k, 0, from - 1);
                taps.weights[i * count + k] = (float) (weight((first + k - centre) / width) / sum);
            }
        }
        return taps;
    }
}
