package org.interweave.train.footage;

import java.util.Arrays;

/** Samples being painted from front to back, and how much of what is behind still shows. */
final class Canvas {
    final int width;
    final int height;

    /** Three values a sample. */
    final float[] rgb;

    /** From 1, nothing painted yet, to 0. */
    final float[] open;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        rgb = new float[3 * width * height];
        open = new float[width * height];
        Arrays.fill(open, 1);
    }

    /** Puts a colour behind all that is painted there, covering this share of what shows. */
    void put(int place, double cover, float[] colour) {
        float seen = (float) (open[place] * cover);
        for (int c = 0; c < 3; c++) {
            rgb[3 * place + c] += seen * colour[c];
        }
        open[place] -= seen;
    }
}
