package org.interweave.ui.model;

import org.interweave.frame.Size;

/**
 * A rectangle of a picture, in shares of its width and height.
 *
 * @param fromX its left edge, in [0, 1]
 * @param fromY its top edge, in [0, 1]
 * @param toX its right edge, not before the left one
 * @param toY its lower edge, not above the upper one
 */
public record Region(double fromX, double fromY, double toX, double toY) {
    private static final int LEAST = 32;
    private static final int GRID = 8;

    public Region {
        if (!(fromX >= 0 && fromX <= toX && toX <= 1 && fromY >= 0 && fromY <= toY && toY <= 1)) {
            throw new IllegalArgumentException(
                    "%s, %s to %s, %s".formatted(fromX, fromY, toX, toY));
        }
    }

    /** Pixels of a picture. */
    public record Box(int left, int top, Size size) {
        /** The same of a picture some times as large. */
        public Box times(int factor) {
            return new Box(left * factor, top * factor, size.times(factor));
        }
    }

    /** Between two corners, whichever they are, as far as the picture goes. */
    public static Region between(double x, double y, double otherX, double otherY) {
        return new Region(
                Math.clamp(Math.min(x, otherX), 0, 1),
                Math.clamp(Math.min(y, otherY), 0, 1),
                Math.clamp(Math.max(x, otherX), 0, 1),
                Math.clamp(Math.max(y, otherY), 0, 1));
    }

    /** Whether it was drawn on purpose. */
    public boolean isLarge() {
        return toX - fromX > 0.01 && toY - fromY > 0.01;
    }

    /**
     * The pixels of a picture that it takes: multiples of 8 wide and high, at least 32, where the
     * picture has as many.
     */
    public Box in(Size picture) {
        int left = place(fromX, toX, picture.width());
        int top = place(fromY, toY, picture.height());
        return new Box(
                left,
                top,
                new Size(
                        length(fromX, toX, picture.width()), length(fromY, toY, picture.height())));
    }

    private static int length(double from, double to, int all) {
        int wanted = Math.max(LEAST, Math.ceilDiv((int) Math.ceil((to - from) * all), GRID) * GRID);
        return Math.min(wanted, all);
    }

    private static int place(double from, double to, int all) {
        return Math.clamp((int) (from * all), 0, all - length(from, to, all));
    }
}
