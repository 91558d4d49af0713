package org.interweave.diffusion;

import org.interweave.frame.Bicubic;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;

/** A frame moved to where another shows the same, sampled bicubically. */
final class MovedFrame {
    private static final int TAPS = 4;

    /** Places between two pixels that are told apart. */
    private static final int PLACES = 64;

    /** The four taps' weights at each place. */
    private static final float[] WEIGHTS = weights();

    private final float[] samples;
    private final Size size;
    private final Motion motion;

    /**
     * @param samples {@code [3, height, width]}
     * @param motion of the other frame to this one
     */
    MovedFrame(float[] samples, Size size, Motion motion) {
        this.samples = samples;
        this.size = size;
        this.motion = motion;
    }

    private static float[] weights() {
        float[] weights = new float[(PLACES + 1) * TAPS];
        for (int i = 0; i < weights.length; i++) {
            int place = i / TAPS;
            int tap = i % TAPS;
            weights[i] = (float) Bicubic.weight((double) place / PLACES + 1 - tap);
        }
        return weights;
    }

    /**
     * A row of the other frame; not a number where it is hidden in this one.
     *
     * @param target {@code [3, width]}
     */
    void row(int y, float[] target) {
        int width = size.width();
        float[] across = new float[width];
        float[] down = new float[width];
        motion.across(y, across);
        motion.down(y, down);
        int[] columns = new int[TAPS];
        int[] rows = new int[TAPS];
        for (int x = 0; x < width; x++) {
            float u = x + across[x];
            float v = y + down[x];
            // Not so for what is not a number either.
            boolean inside = u >= 0 && v >= 0 && u <= width - 1 && v <= size.height() - 1;
            if (inside) {
                int left = (int) u;
                int top = (int) v;
                for (int tap = 0; tap < TAPS; tap++) {
                    columns[tap] = Math.clamp(left - 1 + tap, 0, width - 1);
                    rows[tap] = Math.clamp(top - 1 + tap, 0, size.height() - 1) * width;
                }
                int wx = Math.round((u - left) * PLACES) * TAPS;
                int wy = Math.round((v - top) * PLACES) * TAPS;
                for (int c = 0; c < Picture.CHANNELS; c++) {
                    target[c * width + x] = sample(c * size.pixels(), rows, columns, wy, wx);
                }
            } else {
                for (int c = 0; c < Picture.CHANNELS; c++) {
                    target[c * width + x] = Float.NaN;
                }
            }
        }
    }

    private float sample(int plane, int[] rows, int[] columns, int wy, int wx) {
        float sum = 0;
        for (int j = 0; j < TAPS; j++) {
            int row = plane + rows[j];
            float across = 0;
            for (int i = 0; i < TAPS; i++) {
                across += WEIGHTS[wx + i] * samples[row + columns[i]];
            }
            sum += WEIGHTS[wy + j] * across;
        }
        return sum;
    }
}
