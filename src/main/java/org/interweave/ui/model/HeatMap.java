package org.interweave.ui.model;

import org.interweave.frame.Size;
import org.interweave.metrics.ScalarMap;

/**
 * Numbers of pixels as something to lay over them: clear, then amber, then red.
 *
 * @param clear up to this number nothing is seen
 * @param full from this number on it is red
 */
public record HeatMap(double clear, double full) {
    /** For what strays from the source: from one level of 255 to eight. */
    public static final HeatMap RESIDUAL = new HeatMap(1 / 255.0, 8 / 255.0);

    /** For the deviation between seeds. */
    public static final HeatMap GUESSED = new HeatMap(1 / 255.0, 10 / 255.0);

    private static final int MOST_OPAQUE = 190;

    /** The overlay, premultiplied. */
    public Pixels of(ScalarMap map) {
        Size size = map.size();
        int[] argb = new int[size.pixels()];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                argb[y * size.width() + x] = colour(map.at(y, x));
            }
        }
        return new Pixels(size, argb);
    }

    private int colour(double value) {
        double share = Math.clamp((value - clear) / (full - clear), 0, 1);
        int alpha = (int) Math.round(MOST_OPAQUE * Math.min(1, 1.5 * share));
        return premultiplied(alpha, 255, (int) Math.round(200 * (1 - share)), 30);
    }

    /** Shares of pixels as an overlay: violet where they are 1. */
    public static Pixels shares(Size size, float[] shares) {
        int[] argb = new int[shares.length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = premultiplied(Math.round(140 * shares[i]), 163, 113, 247);
        }
        return new Pixels(size, argb);
    }

    private static int premultiplied(int alpha, int red, int green, int blue) {
        return alpha << 24
                | (red * alpha / 255) << 16
                | (green * alpha / 255) << 8
                | blue * alpha / 255;
    }
}
