package org.interweave.diffusion;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.util.Arrays;

/** Gives a restored picture the colours of the original, enlarged. */
public enum ColourMatch {
    /** Nothing is changed. */
    OFF {
        @Override
        public Picture match(Picture restored, Picture reference) {
            return restored;
        }
    },
    /** Each channel gets the reference's mean and variance. */
    MEAN {
        @Override
        public Picture match(Picture restored, Picture reference) {
            Size size = restored.size();
            float[] result = samples(restored);
            float[] wanted = samples(reference);
            for (int c = 0; c < Picture.CHANNELS; c++) {
                int start = c * size.pixels();
                Statistics own = Statistics.of(result, start, size.pixels());
                Statistics other = Statistics.of(wanted, start, size.pixels());
                float gain = (float) (other.deviation / Math.max(own.deviation, 1e-6));
                float offset = (float) (other.mean - own.mean * gain);
                for (int i = start; i < start + size.pixels(); i++) {
                    result[i] = result[i] * gain + offset;
                }
            }
            return Picture.of(size, result);
        }
    },
    /**
     * The coarse part is the reference's, the fine part the restored picture's; five levels of a
     * 1-2-1 filter. Source: IceClear/StableSR, wavelet colour correction.
     */
    WAVELET {
        @Override
        public Picture match(Picture restored, Picture reference) {
            Size size = restored.size();
            float[] result = samples(restored);
            float[] difference = samples(reference);
            for (int i = 0; i < result.length; i++) {
                difference[i] -= result[i];
            }
            // The filter is linear: the coarse part of the difference is all that is missing.
            for (int c = 0; c < Picture.CHANNELS; c++) {
                float[] coarse = new float[size.pixels()];
                System.arraycopy(difference, c * size.pixels(), coarse, 0, coarse.length);
                for (int distance = 1; distance <= 16; distance *= 2) {
                    smooth(coarse, size, distance);
                }
                for (int i = 0; i < coarse.length; i++) {
                    result[c * size.pixels() + i] += coarse[i];
                }
            }
            return Picture.of(size, result);
        }
    };

    /**
     * The picture with other colours.
     *
     * @param reference of the same size
     */
    public abstract Picture match(Picture restored, Picture reference);

    private static float[] samples(Picture picture) {
        float[] samples = new float[Picture.CHANNELS * picture.size().pixels()];
        picture.copyTo(samples, 0);
        return samples;
    }

    /** 1-2-1 in both directions with holes of {@code distance}, edges repeated, in place. */
    private static void smooth(float[] plane, Size size, int distance) {
        int width = size.width();
        int height = size.height();
        float[] row = new float[width + 2 * distance];
        for (int y = 0; y < height; y++) {
            int start = y * width;
            Arrays.fill(row, 0, distance, plane[start]);
            System.arraycopy(plane, start, row, distance, width);
            Arrays.fill(row, distance + width, row.length, plane[start + width - 1]);
            for (int x = 0; x < width; x++) {
                plane[start + x] =
                        0.25f * row[x] + 0.5f * row[x + distance] + 0.25f * row[x + 2 * distance];
            }
        }
        float[] before = plane.clone();
        for (int y = 0; y < height; y++) {
            int above = Math.max(0, y - distance) * width;
            int below = Math.min(height - 1, y + distance) * width;
            for (int x = 0; x < width; x++) {
                plane[y * width + x] =
                        0.25f * before[above + x]
                                + 0.5f * before[y * width + x]
                                + 0.25f * before[below + x];
            }
        }
    }

    /** Mean and standard deviation of a run of samples. */
    private record Statistics(double mean, double deviation) {
        static Statistics of(float[] samples, int start, int count) {
            double sum = 0;
            for (int i = start; i < start + count; i++) {
                sum += samples[i];
            }
            double mean = sum / count;
            double squares = 0;
            for (int i = start; i < start + count; i++) {
                squares += (samples[i] - mean) * (samples[i] - mean);
            }
            return new Statistics(mean, Math.sqrt(squares / count));
        }
    }
}
