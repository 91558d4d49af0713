package org.interweave.ui.view;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

import org.interweave.metrics.ProfileLine;
import org.interweave.ui.model.Region;
import org.interweave.ui.model.Sight;

/**
 * Paints the lines over the viewer's pictures: between panes, of the wipe, of the profile and of
 * the region.
 */
record ViewerLines(GraphicsContext g, Swatches swatches, Sight sight) {
    /** Between panes. */
    void borders() {
        g.setFill(Color.BLACK);
        g.fillRect(sight.left(1) - 1, 0, 2, sight.whole().height());
        if (sight.rows() > 1) {
            g.fillRect(0, sight.top(1) - 1, sight.whole().width(), 2);
        }
    }

    /** The line that a temporal profile is cut along. */
    void profile(ProfileLine line) {
        double fromX = sight.view().left() + line.fromX() * sight.width();
        double fromY = sight.view().top() + line.fromY() * sight.height();
        double toX = sight.view().left() + line.toX() * sight.width();
        double toY = sight.view().top() + line.toY() * sight.height();
        g.setStroke(swatches.of(Swatches.Name.OUTDATED));
        g.setFill(swatches.of(Swatches.Name.OUTDATED));
        g.setLineWidth(1.5);
        g.strokeLine(fromX, fromY, toX, toY);
        g.fillOval(fromX - 4, fromY - 4, 8, 8);
        g.fillOval(toX - 4, toY - 4, 8, 8);
    }

    /** The part that is restored alone. */
    void region(Region region) {
        g.setStroke(swatches.of(Swatches.Name.ACCENT));
        g.setLineWidth(1.5);
        g.setLineDashes(6, 4);
        g.strokeRect(
                sight.view().left() + region.fromX() * sight.width(),
                sight.view().top() + region.fromY() * sight.height(),
                (region.toX() - region.fromX()) * sight.width(),
                (region.toY() - region.fromY()) * sight.height());
        g.setLineDashes();
    }

    /** The wipe's, with its handle. */
    void wipe(double x) {
        double height = sight.whole().height();
        g.setFill(Color.color(0, 0, 0, 0.5));
        g.fillRect(x - 2, 0, 4, height);
        g.setFill(Color.WHITE);
        g.fillRect(x - 0.75, 0, 1.5, height);
        double y = height / 2;
        g.fillOval(x - 11, y - 11, 22, 22);
        g.setFill(Color.web("#24292f"));
        g.fillPolygon(new double[] {x - 3, x - 7, x - 3}, new double[] {y - 4, y, y + 4}, 3);
        g.fillPolygon(new double[] {x + 3, x + 7, x + 3}, new double[] {y - 4, y, y + 4}, 3);
    }
}
