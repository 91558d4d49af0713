package org.interweave.ui.model;

/**
 * Where a window stands on the screen, in its units.
 *
 * @param x of its left edge
 * @param y of its upper edge
 * @param width more than 0
 * @param height more than 0
 */
public record WindowPlace(double x, double y, double width, double height) {
    public WindowPlace {
        if (!(width > 0 && height > 0)) {
            throw new IllegalArgumentException(width + " x " + height);
        }
    }

    /** A place of this size in the middle of another. */
    public static WindowPlace amid(WindowPlace screen, double width, double height) {
        return new WindowPlace(
                        screen.x + (screen.width - width) / 2,
                        screen.y + (screen.height - height) / 2,
                        width,
                        height)
                .within(screen);
    }

    /** The nearest place that is wholly seen; smaller if need be. */
    public WindowPlace within(WindowPlace screen) {
        double fittingWidth = Math.min(width, screen.width);
        double fittingHeight = Math.min(height, screen.height);
        return new WindowPlace(
                Math.clamp(x, screen.x, screen.x + screen.width - fittingWidth),
                Math.clamp(y, screen.y, screen.y + screen.height - fittingHeight),
                fittingWidth,
                fittingHeight);
    }

    /** Whether some of it is seen on a screen. */
    public boolean meets(WindowPlace screen) {
        return x < screen.x + screen.width
                && screen.x < x + width
                && y < screen.y + screen.height
                && screen.y < y + height;
    }
}
