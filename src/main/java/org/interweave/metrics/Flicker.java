package org.interweave.metrics;

import org.interweave.frame.Picture;

/**
 * Temporal flickering (TF): how alike two frames that follow each other are, 1 if equal.
 *
 * <p>Source: Z. Huang and others, VBench, CVPR 2024: one less the mean absolute difference of 8-bit
 * samples over 255. It rewards stillness as such; the warping error does not.
 */
public final class Flicker {
    /** What the numbers are. */
    public static final Measure MEASURE = Measure.higher("tf", "");

    private Flicker() {}

    /** The number of two frames of one size. */
    public static double between(Picture before, Picture after) {
        Planes.requireSameSize(before, after);
        float[] a = Planes.rgb(before);
        float[] b = Planes.rgb(after);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return 1 - sum / a.length;
    }
}
