package org.interweave.train;

import org.interweave.frame.Bicubic;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The directions in which patches of pixels differ most: a linear encoder and decoder that need no
 * training.
 *
 * <p>A patch is {@code [3, 4, 4]} flattened, pixels from -1 to 1. Each latent channel is a
 * direction's coordinate over its own standard deviation, so that all channels vary alike and noise
 * hides none of them for longer than the others.
 *
 * @param rows orthonormal directions, the widest first
 * @param deviation of the patches along each
 */
@SuppressWarnings("ArrayRecordComponent") // numbers, compared by nobody
record PatchBasis(List<float[]> rows, float[] deviation) {
    static final int SIDE = 4;
    static final int LENGTH = 3 * SIDE * SIDE;

    /** The basis of the patches of some pictures. */
    static PatchBasis of(List<Picture> pictures, int channels) {
        double[][] moments = new double[LENGTH][LENGTH];
        long count = 0;
        float[] patch = new float[LENGTH];
        for (Picture picture : pictures) {
            Size size = picture.size();
            float[] samples = new float[3 * size.pixels()];
            picture.copyTo(samples, 0);
            for (int y = 0; y + SIDE <= size.height(); y += SIDE) {
                for (int x = 0; x + SIDE <= size.width(); x += SIDE) {
                    cut(samples, size, y, x, patch);
                    add(moments, patch);
                    count++;
                }
            }
        }
        for (double[] row : moments) {
            for (int j = 0; j < LENGTH; j++) {
                row[j] /= count;
            }
        }
        return widest(new Symmetric(moments), channels);
    }

    private static void cut(float[] samples, Size size, int y, int x, float[] patch) {
        for (int i = 0; i < LENGTH; i++) {
            int c = i / (SIDE * SIDE);
            int row = y + i / SIDE % SIDE;
            patch[i] = 2 * samples[(c * size.height() + row) * size.width() + x + i % SIDE] - 1;
        }
    }

    private static void add(double[][] moments, float[] patch) {
        for (int i = 0; i < LENGTH; i++) {
            for (int j = 0; j < LENGTH; j++) {
                moments[i][j] += patch[i] * (double) patch[j];
            }
        }
    }

    private static PatchBasis widest(Symmetric moments, int channels) {
        Symmetric.Axes axes = moments.axes();
        List<Integer> order =
                IntStream.range(0, LENGTH)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -axes.values()[i]))
                        .limit(channels)
                        .toList();
        List<float[]> rows = new ArrayList<>();
        float[] deviation = new float[channels];
        for (int k = 0; k < channels; k++) {
            int axis = order.get(k);
            float[] row = new float[LENGTH];
            double sum = 0;
            for (int i = 0; i < LENGTH; i++) {
                row[i] = (float) axes.vectors()[i][axis];
                sum += row[i] * (1 + 1e-3 * i);
            }
            // An axis has no direction of its own; this choice is the same on every machine.
            for (int i = 0; i < LENGTH && sum < 0; i++) {
                row[i] = -row[i];
            }
            rows.add(row);
            deviation[k] = (float) Math.sqrt(Math.max(1e-6, axes.values()[axis]));
        }
        return new PatchBasis(rows, deviation);
    }

    /**
     * How far latents lie from those of the bicubic picture, the root of the mean square of each
     * channel.
     *
     * @param pictures true ones
     * @param low their low-resolution versions, a quarter as large each way
     */
    float[] beyond(List<Picture> pictures, List<Picture> low) {
        double[] squares = new double[rows.size()];
        long count = 0;
        float[] patch = new float[LENGTH];
        for (int n = 0; n < pictures.size(); n++) {
            Size size = pictures.get(n).size();
            float[] difference = new float[3 * size.pixels()];
            pictures.get(n).copyTo(difference, 0);
            float[] smooth = new float[difference.length];
            new Bicubic(size).resize(low.get(n)).copyTo(smooth, 0);
            for (int i = 0; i < smooth.length; i++) {
                // Of the difference, "cut" makes twice the difference less 1.
                difference[i] += 0.5f - smooth[i];
            }
            for (int y = 0; y + SIDE <= size.height(); y += SIDE) {
                for (int x = 0; x + SIDE <= size.width(); x += SIDE) {
                    cut(difference, size, y, x, patch);
                    for (int k = 0; k < rows.size(); k++) {
                        double along = 0;
                        for (int i = 0; i < LENGTH; i++) {
                            along += rows.get(k)[i] * patch[i];
                        }
                        squares[k] += along * along / (deviation[k] * deviation[k]);
                    }
                    count++;
                }
            }
        }
        float[] beyond = new float[squares.length];
        for (int k = 0; k < beyond.length; k++) {
            beyond[k] = (float) Math.sqrt(squares[k] / count);
        }
        return beyond;
    }

    /** The weight {@code [channels, 48, 1, 1]} from patches to latents. */
    float[] encoder() {
        float[] weight = new float[rows.size() * LENGTH];
        for (int k = 0; k < rows.size(); k++) {
            for (int i = 0; i < LENGTH; i++) {
                weight[k * LENGTH + i] = rows.get(k)[i] / deviation[k];
            }
        }
        return weight;
    }

    /** The weight {@code [48, channels, 1, 1]} from latents to patches. */
    float[] decoder() {
        float[] weight = new float[rows.size() * LENGTH];
        for (int k = 0; k < rows.size(); k++) {
            for (int i = 0; i < LENGTH; i++) {
                weight[i * rows.size() + k] = rows.get(k)[i] * deviation[k];
            }
        }
        return weight;
    }

    /**
     * The weight {@code [channels, 3, side, side]} from low-resolution pixels to the latents of the
     * bicubic picture, read off from the studio's own bicubic resizing of single bright pixels.
     */
    float[] bicubic(int side) {
        int middle = side + 2;
        int low = 2 * middle + 1;
        float[] weight = new float[rows.size() * 3 * side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float[] response = response(low, middle - side / 2 + y, middle - side / 2 + x);
                for (int k = 0; k < rows.size(); k++) {
                    for (int c = 0; c < 3; c++) {
                        double sum = 0;
                        for (int i = 0; i < SIDE * SIDE; i++) {
                            int row = SIDE * middle + i / SIDE;
                            int column = SIDE * middle + i % SIDE;
                            sum +=
                                    rows.get(k)[c * SIDE * SIDE + i]
                                            * response[row * SIDE * low + column];
                        }
                        weight[((k * 3 + c) * side + y) * side + x] = (float) (sum / deviation[k]);
                    }
                }
            }
        }
        return weight;
    }

    /** One channel of the enlarged picture of a single pixel of 1. */
    private static float[] response(int low, int y, int x) {
        float[] one = new float[3 * low * low];
        one[y * low + x] = 1;
        Size size = new Size(low * SIDE, low * SIDE);
        Picture large = new Bicubic(size).resize(Picture.of(new Size(low, low), one));
        float[] samples = new float[3 * size.pixels()];
        large.copyTo(samples, 0);
        return samples;
    }
}
