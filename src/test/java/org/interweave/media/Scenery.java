package org.interweave.media;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.util.function.DoubleUnaryOperator;

/**
 * Endless landscapes of smooth coloured noise for tests, seen through a window that can move.
 *
 * @param seed another seed is another landscape
 */
public record Scenery(int seed, Size size) {
    /** The view at a place of the landscape. */
    public Picture at(double left, double top) {
        float[] samples = new float[3 * size.pixels()];
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < size.width(); x++) {
                    double value = 0.5;
                    for (int octave = 0; octave < 3; octave++) {
                        double scale = 24 >> octave;
                        double u = (x + left) / scale;
                        double v = (y + top) / scale;
                        // Mostly grey with a touch of colour, as pictures are.
                        double grey = noise(u, v, octave) - 0.5;
                        double hue = noise(u, v, 10 + 3 * c + octave) - 0.5;
                        value += (0.8 * grey + 0.2 * hue) / (1 << octave);
                    }
                    samples[(c * size.height() + y) * size.width() + x] =
                            (float) Math.clamp(value, 0, 1);
                }
            }
        }
        return Picture.of(size, samples);
    }

    /** Every sample put through a curve. */
    public static Picture changed(Picture picture, DoubleUnaryOperator curve) {
        float[] samples = new float[3 * picture.size().pixels()];
        picture.copyTo(samples, 0);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.clamp(curve.applyAsDouble(samples[i]), 0, 1);
        }
        return Picture.of(picture.size(), samples);
    }

    private double noise(double u, double v, int layer) {
        int x = (int) Math.floor(u);
        int y = (int) Math.floor(v);
        double fx = smooth(u - x);
        double fy = smooth(v - y);
        double top = random(x, y, layer) * (1 - fx) + random(x + 1, y, layer) * fx;
        double bottom = random(x, y + 1, layer) * (1 - fx) + random(x + 1, y + 1, layer) * fx;
        return top * (1 - fy) + bottom * fy;
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private double random(int x, int y, int layer) {
        long h = x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL + layer * 0x165667B19E3779F9L;
        h = (h + seed) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 31)) * 0x94D049BB133111EBL;
        return ((h ^ (h >>> 29)) >>> 11) * 0x1p-53;
    }
}
