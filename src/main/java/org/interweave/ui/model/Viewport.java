package org.interweave.ui.model;

/**
 * Which part of a picture is seen: a scale and the picture's place in the view.
 *
 * @param scale pixels of the view for each of the picture
 * @param left where the picture's left edge lies in the view
 * @param top where its top edge lies
 */
public record Viewport(double scale, double left, double top) {
    /** The least and the largest scale. */
    public static final double SMALLEST = 0.02;

    public static final double LARGEST = 16;

    /** From here on single pixels are meant to be seen. */
    public static final double NEAREST_FROM = 3;

    /**
     * A width and a height.
     *
     * @param width in pixels
     * @param height in pixels
     */
    public record Area(double width, double height) {}

    /** The whole picture, as large as it fits, in the middle. */
    public static Viewport fit(Area picture, Area view) {
        double scale = Math.min(view.width() / picture.width(), view.height() / picture.height());
        return centred(Math.clamp(scale, SMALLEST, LARGEST), picture, view);
    }

    /** The picture's middle in the view's. */
    public static Viewport centred(double scale, Area picture, Area view) {
        return new Viewport(
                scale,
                (view.width() - picture.width() * scale) / 2,
                (view.height() - picture.height() * scale) / 2);
    }

    /** The same point of the picture under the cursor, at another scale. */
    public Viewport scaled(double wanted, double x, double y) {
        double next = Math.clamp(wanted, SMALLEST, LARGEST);
        double ratio = next / scale;
        return new Viewport(next, x - (x - left) * ratio, y - (y - top) * ratio);
    }

    /** Moved, but never so far that the picture leaves the view's middle. */
    public Viewport panned(double dx, double dy, Area picture, Area view) {
        return new Viewport(
                scale,
                Math.clamp(left + dx, view.width() / 2 - picture.width() * scale, view.width() / 2),
                Math.clamp(
                        top + dy, view.height() / 2 - picture.height() * scale, view.height() / 2));
    }

    /** Whether single pixels should be seen. */
    public boolean nearest() {
        return scale >= NEAREST_FROM;
    }
}
