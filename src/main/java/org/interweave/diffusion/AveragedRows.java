package org.interweave.diffusion;

import org.interweave.frame.Picture;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** Some rows of a frame, averaged with those of other frames where they agree. */
final class AveragedRows {
    /**
     * Root mean square difference of 3x3 pixels that counts for nothing; white is 2 above black.
     * Chosen on three clips, docs/decisions/0013-temporal-filter.md.
     */
    private static final float TOLERANCE = 0.28f;

    /** The sum of squares over 3x3 pixels of three channels that it is. */
    private static final float LIMIT = 27 * TOLERANCE * TOLERANCE;

    private final FrameSamples own;
    private final int top;
    private final int bottom;
    private final float[] sum;
    private final float[] weights;

    /**
     * @param own the frame, about [-1, 1]
     * @param bottom one past the last row
     */
    AveragedRows(FrameSamples own, int top, int bottom) {
        this.own = own;
        this.top = top;
        this.bottom = bottom;
        int width = own.size().width();
        weights = new float[(bottom - top) * width];
        sum = new float[Picture.CHANNELS * weights.length];
        Arrays.fill(weights, 1);
        for (int c = 0; c < Picture.CHANNELS; c++) {
            for (int y = top; y < bottom; y++) {
                own.row(c, y, sum, c * weights.length + (y - top) * width);
            }
        }
    }

    /**
     * Adds another frame, by Tukey's biweight less where it differs: A. Beaton and J. Tukey, The
     * fitting of power series, meaning polynomials, illustrated on band-spectroscopic data,
     * Technometrics 16 (2), 1974.
     *
     * @param strength its weight where it agrees wholly, in [0, 1]
     */
    void add(MovedFrame other, double strength) {
        int width = own.size().width();
        int from = Math.max(0, top - 1);
        int to = Math.min(own.size().height(), bottom + 1);
        float[][] moved = new float[to - from][Picture.CHANNELS * width];
        float[][] differences = new float[to - from][width];
        for (int y = from; y < to; y++) {
            other.row(y, moved[y - from]);
            sumOfThree(squares(y, moved[y - from]), differences[y - from]);
        }
        for (int y = top; y < bottom; y++) {
            float[] above = differences[Math.max(y - 1, from) - from];
            float[] here = differences[y - from];
            float[] below = differences[Math.min(y + 1, to - 1) - from];
            int row = (y - top) * width;
            for (int x = 0; x < width; x++) {
                float difference = above[x] + here[x] + below[x];
                // Not so for what is not a number either: the pixel or one beside it is hidden.
                if (difference < LIMIT) {
                    float agreement = 1 - difference / LIMIT;
                    float weight = (float) strength * agreement * agreement;
                    weights[row + x] += weight;
                    for (int c = 0; c < Picture.CHANNELS; c++) {
                        sum[c * weights.length + row + x] +=
                                weight * moved[y - from][c * width + x];
                    }
                }
            }
        }
    }

    /** Squared differences of a row, all channels together. */
    private float[] squares(int y, float[] moved) {
        int width = own.size().width();
        float[] squares = new float[width];
        float[] row = new float[width];
        for (int c = 0; c < Picture.CHANNELS; c++) {
            own.row(c, y, row, 0);
            for (int x = 0; x < width; x++) {
                float difference = moved[c * width + x] - row[x];
                squares[x] += difference * difference;
            }
        }
        return squares;
    }

    private static void sumOfThree(float[] row, float[] target) {
        int last = row.length - 1;
        for (int x = 1; x < last; x++) {
            target[x] = row[x - 1] + row[x] + row[x + 1];
        }
        target[0] = 2 * row[0] + row[Math.min(1, last)];
        target[last] = row[Math.max(0, last - 1)] + 2 * row[last];
    }

    /**
     * Writes the averages of a channel's rows; once.
     *
     * @param channel in [0, 3)
     * @param result {@code [1, 3, frames, height, width]}; its position stays
     * @param place of the first row's first sample
     */
    void write(int channel, FloatBuffer result, int place) {
        int start = channel * weights.length;
        for (int i = 0; i < weights.length; i++) {
            sum[start + i] /= weights[i];
        }
        result.put(place, sum, start, weights.length);
    }
}
