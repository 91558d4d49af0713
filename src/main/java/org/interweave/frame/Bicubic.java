package org.interweave.frame;

/**
 * Bicubic resizing: Catmull-Rom (a = -0.5), pixel centres aligned, edges repeated, no smoothing
 * when a picture gets smaller.
 *
 * <p>Source: R. Keys, Cubic convolution interpolation, IEEE ASSP 29 (6), 1981.
 *
 * @param size of the result
 */
public record Bicubic(Size size) {
    private static final double A = -0.5;
    private static final int TAPS = 4;

    /** The picture at another size. */
    public Picture resize(Picture picture) {
        Size from = picture.size();
        float[] samples = new float[Picture.CHANNELS * from.pixels()];
        picture.copyTo(samples, 0);
        Taps across = Taps.of(from.width(), size.width());
        Taps down = Taps.of(from.height(), size.height());
        float[] result = new float[Picture.CHANNELS * size.pixels()];
        float[] wide = new float[from.height() * size.width()];
        for (int c = 0; c < Picture.CHANNELS; c++) {
            for (int y = 0; y < from.height(); y++) {
                across.row(samples, (c * from.height() + y) * from.width(), wide, y * size.width());
            }
            down.columns(wide, size.width(), result, c * size.pixels());
        }
        return Picture.of(size, result);
    }

    /** The weight of a sample so many samples away. */
    public static double weight(double x) {
        double d = Math.abs(x);
        if (d < 1) {
            return ((A + 2) * d - (A + 3)) * d * d + 1;
        }
        return d < 2 ? A * (((d - 5) * d + 8) * d - 4) : 0;
    }

    /** Which four samples make one sample of the result, and their weights. */
    private static final class Taps {
        private final int[] places;
        private final float[] weights;

        private Taps(int[] places, float[] weights) {
            this.places = places;
            this.weights = weights;
        }

        static Taps of(int from, int to) {
            int[] places = new int[to * TAPS];
            float[] weights = new float[to * TAPS];
            for (int i = 0; i < to; i++) {
                double centre = (i + 0.5) * from / to - 0.5;
                int base = (int) Math.floor(centre) - 1;
                for (int tap = 0; tap < TAPS; tap++) {
                    places[i * TAPS + tap] = Math.clamp(base + tap, 0, from - 1);
                    weights[i * TAPS + tap] = (float) weight(centre - base - tap);
                }
            }
            return new Taps(places, weights);
        }

        void row(float[] source, int offset, float[] target, int at) {
            for (int i = 0; i < places.length / TAPS; i++) {
                float sum = 0;
                for (int tap = i * TAPS; tap < (i + 1) * TAPS; tap++) {
                    sum += weights[tap] * source[offset + places[tap]];
                }
                target[at + i] = sum;
            }
        }

        void columns(float[] source, int width, float[] target, int at) {
            for (int i = 0; i < places.length / TAPS; i++) {
                for (int tap = i * TAPS; tap < (i + 1) * TAPS; tap++) {
                    int from = places[tap] * width;
                    for (int x = 0; x < width; x++) {
                        target[at + i * width + x] += weights[tap] * source[from + x];
                    }
                }
            }
        }
    }
}
