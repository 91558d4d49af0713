package org.interweave.metrics;

import org.interweave.frame.Bicubic;
import org.interweave.frame.Size;
import org.interweave.metrics.TemporalProfile.Sampling;

/**
 * Which pixels make each sample of a line, and their shares: the same in every frame of a size, so
 * found once and not for each frame.
 */
final class LineTaps {
    /** The sum of a sample's weights. */
    private static final int WHOLE = 1 << 16;

    private static final int FINE = 256;

    private final Size size;
    private final Sampling sampling;
    private final int taps;

    /** {@code [samples, taps]}, indices of pixels row by row. */
    private final int[] places;

    /** {@code [samples, taps]}, of which each sample's add up to {@link #WHOLE}. */
    private final int[] weights;

    private LineTaps(Size size, Sampling sampling, int samples) {
        this.size = size;
        this.sampling = sampling;
        taps =
                switch (sampling) {
                    case NEAREST -> 1;
                    case BILINEAR -> 4;
                    case BICUBIC -> 16;
                };
        places = new int[Math.multiplyExact(samples, taps)];
        weights = new int[samples * taps];
    }

    /**
     * Those of a line.
     *
     * @param size of the pictures
     */
    static LineTaps of(ProfileLine line, int samples, Size size, Sampling sampling) {
        LineTaps result = new LineTaps(size, sampling, samples);
        for (int i = 0; i < samples; i++) {
            double x = line.x(i, samples, size);
            double y = line.y(i, samples, size);
            switch (sampling) {
                case NEAREST -> result.put(i, (int) Math.rint(x), (int) Math.rint(y), WHOLE);
                case BILINEAR -> result.bilinear(i, x, y);
                case BICUBIC -> result.bicubic(i, x, y);
            }
        }
        return result;
    }

    private void bilinear(int sample, double x, double y) {
        int left = (int) x;
        int top = (int) y;
        int right = (int) Math.round(FINE * (x - left));
        int below = (int) Math.round(FINE * (y - top));
        int at = sample * taps;
        put(at, left, top, (FINE - right) * (FINE - below));
        put(at + 1, left + 1, top, right * (FINE - below));
        put(at + 2, left, top + 1, (FINE - right) * below);
        put(at + 3, left + 1, top + 1, right * below);
    }

    private void bicubic(int sample, double x, double y) {
        int left = (int) x - 1;
        int top = (int) y - 1;
        for (int row = 0; row < 4; row++) {
            double down = Bicubic.weight(y - top - row);
            for (int column = 0; column < 4; column++) {
                double weight = down * Bicubic.weight(x - left - column);
                int at = sample * taps + row * 4 + column;
                put(at, left + column, top + row, (int) Math.rint(WHOLE * weight));
            }
        }
    }

    /** Pixels beside the picture are those at its edge. */
    private void put(int at, int x, int y, int weight) {
        int column = Math.clamp(x, 0, size.width() - 1);
        places[at] = Math.clamp(y, 0, size.height() - 1) * size.width() + column;
        weights[at] = weight;
    }

    boolean fit(Pixels pixels, Sampling wanted) {
        return sampling == wanted && size.equals(pixels.size());
    }

    /** The colour of a sample in a picture, as {@code 0xRRGGBB}. */
    int rgb(int sample, Pixels pixels) {
        int red = WHOLE / 2;
        int green = WHOLE / 2;
        int blue = WHOLE / 2;
        for (int i = sample * taps; i < (sample + 1) * taps; i++) {
            int rgb = pixels.rgb(places[i]);
            int weight = weights[i];
            red += weight * (rgb >> 16 & 0xff);
            green += weight * (rgb >> 8 & 0xff);
            blue += weight * (rgb & 0xff);
        }
        return level(red) << 16 | level(green) << 8 | level(blue);
    }

    private static int level(int sum) {
        return Math.clamp(sum >> 16, 0, 255);
    }
}
