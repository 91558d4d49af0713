package org.interweave.ui.model;

import java.util.Optional;

/**
 * Where pictures lie in the viewer: panes of one size side by side, each with the same part of the
 * picture.
 *
 * @param whole the viewer
 * @param columns of panes
 * @param rows of panes
 * @param content the picture's size at 100 %
 * @param view the part that is seen, in a pane
 */
public record Sight(
        Viewport.Area whole, int columns, int rows, Viewport.Area content, Viewport view) {
    /**
     * The part that is wanted, or all of the picture.
     *
     * @param wanted empty for all of it
     */
    public static Sight of(
            Viewport.Area whole,
            int columns,
            int rows,
            Viewport.Area content,
            Optional<Viewport> wanted) {
        Viewport.Area pane =
                new Viewport.Area(Math.rint(whole.width() / columns), whole.height() / rows);
        return new Sight(whole, columns, rows, content, wanted.orElse(Viewport.fit(content, pane)));
    }

    /**
     * How wide a pixel is shown for its height: what the file says where it can be meant, or
     * square.
     */
    public static double aspect(double said) {
        return said >= 0.25 && said <= 4 ? said : 1;
    }

    /** One pane's size. */
    public Viewport.Area pane() {
        return new Viewport.Area(Math.rint(whole.width() / columns), whole.height() / rows);
    }

    /** Where a point of the viewer lies in its pane, from the left. */
    public double paneX(double x) {
        return x - left(Math.clamp((int) (x / pane().width()), 0, columns - 1));
    }

    /** Where a point of the viewer lies in its pane, from the top. */
    public double paneY(double y) {
        return y - top(Math.clamp((int) (y / pane().height()), 0, rows - 1));
    }

    /** The left edge of a column. */
    public double left(int column) {
        return column * pane().width();
    }

    /** The top edge of a row. */
    public double top(int row) {
        return row * pane().height();
    }

    /** The picture's width on the screen. */
    public double width() {
        return content.width() * view.scale();
    }

    /** The picture's height on the screen. */
    public double height() {
        return content.height() * view.scale();
    }

    /** A point of the viewer as a share of the picture's width. */
    public double shareX(double x) {
        return (paneX(x) - view.left()) / width();
    }

    /** A point of the viewer as a share of the picture's height. */
    public double shareY(double y) {
        return (paneY(y) - view.top()) / height();
    }
}
