package org.interweave.metrics;

import org.interweave.frame.Picture;

/** Samples of pictures as arrays, for sums over many of them. */
final class Planes {
    private Planes() {}

    static void requireSameSize(Picture a, Picture b) {
        if (!a.size().equals(b.size())) {
            throw new IllegalArgumentException(a.size() + " against " + b.size());
        }
    }

    /** {@code [3, height, width]}, clamped to [0, 1] as in a file. */
    static float[] rgb(Picture picture) {
        float[] samples = new float[Picture.CHANNELS * picture.size().pixels()];
        picture.copyTo(samples, 0);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Math.clamp(samples[i], 0f, 1f);
        }
        return samples;
    }

    /** Full-range BT.601 luma in [0, 255], {@code [height, width]}. */
    static double[] luma(Picture picture) {
        float[] rgb = rgb(picture);
        int n = picture.size().pixels();
        double[] luma = new double[n];
        for (int i = 0; i < n; i++) {
            luma[i] = 255 * (0.299 * rgb[i] + 0.587 * rgb[n + i] + 0.114 * rgb[2 * n + i]);
        }
        return luma;
    }
}
