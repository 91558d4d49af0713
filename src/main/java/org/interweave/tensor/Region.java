package org.interweave.tensor;

/**
 * A rectangle of pixels, half open.
 *
 * @param top the first row, at least 0
 * @param bottom one past the last row
 * @param left the first column, at least 0
 * @param right one past the last column
 */
public record Region(int top, int bottom, int left, int right) {
    public Region {
        if (top < 0 || left < 0 || bottom <= top || right <= left) {
            throw new IllegalArgumentException(
                    "rows [%d, %d) columns [%d, %d)".formatted(top, bottom, left, right));
        }
    }

    /** The whole of a picture. */
    public static Region whole(int height, int width) {
        return new Region(0, height, 0, width);
    }

    /** Rows. */
    public int height() {
        return bottom - top;
    }

    /** Columns. */
    public int width() {
        return right - left;
    }

    /** The same part of a picture enlarged by a whole factor. */
    public Region times(int factor) {
        return new Region(top * factor, bottom * factor, left * factor, right * factor);
    }
}
