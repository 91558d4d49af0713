package org.interweave.frame;

/**
 * The size of a picture.
 *
 * @param width pixels in a row, at least 1
 * @param height rows, at least 1
 */
public record Size(int width, int height) {
    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(width + "x" + height);
        }
    }

    /** This size times a whole factor. */
    public Size times(int factor) {
        return new Size(Math.multiplyExact(width, factor), Math.multiplyExact(height, factor));
    }

    /** Pixels in the picture. */
    public int pixels() {
        return Math.multiplyExact(width, height);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
