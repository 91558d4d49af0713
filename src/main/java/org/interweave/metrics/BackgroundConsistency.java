package org.interweave.metrics;

import org.interweave.frame.Picture;

import java.util.OptionalDouble;

/**
 * Background consistency (BC): how alike a network finds a frame to the first of its shot and to
 * the one before, at most 1.
 *
 * <p>Source: Z. Huang and others, VBench, CVPR 2024: the mean of the two cosines, negative ones as
 * 0; there the network is CLIP's ViT-B/32.
 */
public final class BackgroundConsistency {
    /** What the numbers are. */
    public static final Measure MEASURE = Measure.higher("bc", "");

    private final Features features;
    private float[] first = {};
    private float[] before = {};

    /** A measure over what the network sees. */
    public BackgroundConsistency(Features features) {
        this.features = features;
    }

    /** The number of the next frame; none for the first of a shot. */
    public OptionalDouble next(Picture frame) throws MetricException {
        float[] now = features.of(frame);
        OptionalDouble score = OptionalDouble.empty();
        if (first.length == 0) {
            first = now;
        } else {
            score = OptionalDouble.of((cosine(first, now) + cosine(before, now)) / 2);
        }
        before = now;
        return score;
    }

    /** Says that the next frame is the first of another shot. */
    public void startShot() {
        first = new float[0];
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double lengthA = 0;
        double lengthB = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
            lengthA += (double) a[i] * a[i];
            lengthB += (double) b[i] * b[i];
        }
        double lengths = Math.sqrt(lengthA * lengthB);
        return lengths == 0 ? 0 : Math.max(0, dot / lengths);
    }
}
