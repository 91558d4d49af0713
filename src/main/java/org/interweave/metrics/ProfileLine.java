package org.interweave.metrics;

import org.interweave.frame.Size;

import java.util.List;
import java.util.stream.Stream;

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

    /**
     * The same line elsewhere, as far as the picture goes.
     *
     * @param dx to the right, in shares of the width
     * @param dy down, in shares of the height
     */
    public ProfileLine moved(double dx, double dy) {
        double x = inside(dx, fromX, toX);
        double y = inside(dy, fromY, toY);
        return new ProfileLine(fromX + x, fromY + y, toX + x, toY + y);
    }

    private static double inside(double by, double one, double other) {
        return Math.clamp(by, -Math.min(one, other), 1 - Math.max(one, other));
    }

    /** From elsewhere, as far as the picture goes; this line if nothing would be left of it. */
    public ProfileLine from(double x, double y) {
        double toBeX = Math.clamp(x, 0, 1);
        double toBeY = Math.clamp(y, 0, 1);
        return toBeX == toX && toBeY == toY ? this : new ProfileLine(toBeX, toBeY, toX, toY);
    }

    /** To elsewhere, likewise. */
    public ProfileLine to(double x, double y) {
        return reversed().from(x, y).reversed();
    }

    private ProfileLine reversed() {
        return new ProfileLine(toX, toY, fromX, fromY);
    }

    /** The pixels that the line crosses in a picture: so many samples lose nothing. */
    public int samples(Size size) {
        double across = Math.abs(toX - fromX) * size.width();
        double down = Math.abs(toY - fromY) * size.height();
        return Math.max(1, (int) Math.ceil(Math.max(across, down)));
    }

    /**
     * Where the line crosses upright and level lines of a picture, as shares of its own length.
     *
     * @param columns of upright lines, shares of the width
     * @param rows of level lines, shares of the height
     */
    public List<Double> crossings(List<Double> columns, List<Double> rows) {
        return Stream.concat(
                        columns.stream().map(x -> (x - fromX) / (toX - fromX)),
                        rows.stream().map(y -> (y - fromY) / (toY - fromY)))
                .filter(share -> share > 0 && share < 1)
                .toList();
    }

    /** The index of the pixel at a sample, row by row. */
    public int pixel(int sample, int samples, Size size) {
        int x = (int) Math.rint(x(sample, samples, size));
        return (int) Math.rint(y(sample, samples, size)) * size.width() + x;
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
