package org.interweave.metrics;

import org.interweave.frame.Size;

/**
 * A line on a picture of any size: from one place to another, in shares of its width and height.
 *
 * @param fromX 0 at the left edge, 1 at the right
 * @param fromY 0 at the top edge, 1 at the bottom
 * @param toX likewise, of the other end
 * @param toY likewise
 */
public record ProfileLine(double fromX, double fromY, double toX, double toY) {
    public ProfileLine {
        boolean inside = in(fromX) && in(fromY) && in(toX) && in(toY);
        if (!inside || (fromX == toX && fromY == toY)) {
            throw new IllegalArgumentException(
                    "(%s, %s) to (%s, %s)".formatted(fromX, fromY, toX, toY));
        }
    }

    private static boolean in(double share) {
        return share >= 0 && share <= 1;
    }

    /** From top to bottom. */
    public static ProfileLine column(double x) {
        return new ProfileLine(x, 0, x, 1);
    }

    /** From left to right. */
    public static ProfileLine row(double y) {
        return new ProfileLine(0, y, 1, y);
    }

    /** The pixels that the line crosses in a picture: so many samples lose nothing. */
    public int samples(Size size) {
        double across = Math.abs(toX - fromX) * size.width();
        double down = Math.abs(toY - fromY) * size.height();
        return Math.max(1, (int) Math.ceil(Math.max(across, down)));
    }

    /** Where a sample is, in pixels of a picture from the middle of its first; inside it. */
    double x(int sample, int samples, Size size) {
        double share = fromX + (toX - fromX) * (sample + 0.5) / samples;
        return Math.clamp(share * size.width() - 0.5, 0, size.width() - 1);
    }

    /** Likewise, down. */
    double y(int sample, int samples, Size size) {
        double share = fromY + (toY - fromY) * (sample + 0.5) / samples;
        return Math.clamp(share * size.height() - 0.5, 0, size.height() - 1);
    }
}
