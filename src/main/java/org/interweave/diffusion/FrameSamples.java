package org.interweave.diffusion;

import org.interweave.frame.Bicubic;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.tensor.Tensor;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** One of several frames, to be sampled between its pixels; its edges are repeated. */
final class FrameSamples {
    private static final int TAPS = 4;

    /** Places between two pixels that are told apart. */
    private static final int PLACES = 64;

    /** The four taps' weights at each place, 1 included. */
    private static final float[] WEIGHTS = weights();

    /** Pixels that are added on every side, so that all taps are there. */
    private static final int EDGE = 2;

    private final Size size;
    private final int stride;
    private final int plane;
    private final float[] samples;

    /**
     * @param frames {@code [1, 3, frames, height, width]}
     */
    FrameSamples(Tensor frames, int frame) {
        size = new Size(frames.shape().at(4), frames.shape().at(3));
        stride = size.width() + 2 * EDGE;
        plane = stride * (size.height() + 2 * EDGE);
        samples = new float[Picture.CHANNELS * plane];
        FloatBuffer data = frames.data();
        for (int c = 0; c < Picture.CHANNELS; c++) {
            for (int y = -EDGE; y < size.height() + EDGE; y++) {
                int row = (c * frames.shape().at(2) + frame) * size.height();
                int from = (row + Math.clamp(y, 0, size.height() - 1)) * size.width();
                int to = place(c, y, 0);
                data.get(from, samples, to, size.width());
                Arrays.fill(samples, to - EDGE, to, samples[to]);
                int end = to + size.width();
                Arrays.fill(samples, end, end + EDGE, samples[end - 1]);
            }
        }
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

    private int place(int channel, int y, int x) {
        return channel * plane + (y + EDGE) * stride + x + EDGE;
    }

    /** Width and height. */
    Size size() {
        return size;
    }

    /** Copies a row of a channel. */
    void row(int channel, int y, float[] target, int offset) {
        System.arraycopy(samples, place(channel, y, 0), target, offset, size.width());
    }

    /**
     * The channels at a place inside the frame, by bicubic interpolation to a 64th of a pixel.
     *
     * @param u pixels from the first column, in [0, width - 1]
     * @param v pixels from the first row, in [0, height - 1]
     * @param target {@code [3, width]}
     * @param at the column that gets them
     */
    void sample(float u, float v, float[] target, int at) {
        int left = (int) u;
        int top = (int) v;
        int wx = Math.round((u - left) * PLACES) * TAPS;
        int wy = Math.round((v - top) * PLACES) * TAPS;
        int first = place(0, top - 1, left - 1);
        for (int c = 0; c < Picture.CHANNELS; c++) {
            int i = first + c * plane;
            target[at + c * size.width()] =
                    WEIGHTS[wy] * across(i, wx)
                            + WEIGHTS[wy + 1] * across(i + stride, wx)
                            + WEIGHTS[wy + 2] * across(i + 2 * stride, wx)
                            + WEIGHTS[wy + 3] * across(i + 3 * stride, wx);
        }
    }

    private float across(int i, int wx) {
        return WEIGHTS[wx] * samples[i]
                + WEIGHTS[wx + 1] * samples[i + 1]
                + WEIGHTS[wx + 2] * samples[i + 2]
                + WEIGHTS[wx + 3] * samples[i + 3];
    }
}
