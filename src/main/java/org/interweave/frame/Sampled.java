package org.interweave.frame;

/** Values between pixels. */
public final class Sampled {
    private Sampled() {}

    /** A plane of values, by row and column. */
    @FunctionalInterface
    public interface Plane {
        /** The value of a pixel. */
        float at(int y, int x);
    }

    /** The value at a place inside the picture: the four pixels around it, by nearness. */
    public static double bilinear(Size size, double x, double y, Plane plane) {
        int left = Math.min((int) x, size.width() - 1);
        int top = Math.min((int) y, size.height() - 1);
        int right = Math.min(left + 1, size.width() - 1);
        int bottom = Math.min(top + 1, size.height() - 1);
        double fx = x - left;
        double fy = y - top;
        double above = plane.at(top, left) * (1 - fx) + plane.at(top, right) * fx;
        double below = plane.at(bottom, left) * (1 - fx) + plane.at(bottom, right) * fx;
        return above * (1 - fy) + below * fy;
    }
}
