package org.interweave.metrics;

import org.interweave.frame.Size;

/** A read-only number for each pixel, for overlays. */
public final class ScalarMap {
    private final Size size;
    private final float[] values;

    /**
     * @param values {@code [height, width]}, handed over
     */
    ScalarMap(Size size, float[] values) {
        if (values.length != size.pixels()) {
            throw new IllegalArgumentException(values.length + " values for " + size);
        }
        this.size = size;
        this.values = values;
    }

    /** Width and height. */
    public Size size() {
        return size;
    }

    /** The number at a place. */
    public float at(int y, int x) {
        return values[y * size.width() + x];
    }

    /** The mean of all. */
    public double mean() {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The root of the mean of their squares. */
    public double rootMeanSquare() {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum / values.length);
    }

    /** The share of pixels above a number. */
    public double shareAbove(double limit) {
        int count = 0;
        for (float value : values) {
            count += value > limit ? 1 : 0;
        }
        return (double) count / values.length;
    }
}
