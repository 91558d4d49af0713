package org.interweave.ui.view;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import org.interweave.metrics.ProfileLine;
import org.interweave.ui.model.Comparison;
import org.interweave.ui.model.MixBrush;
import org.interweave.ui.model.Region;
import org.interweave.ui.model.Sight;
import org.interweave.ui.model.ViewerModel;

import java.util.Optional;
import java.util.function.Supplier;

/** What the mouse does in the viewer: pan, zoom at the cursor, and move what is drawn there. */
final class ViewerHand {
    private static final double NEAR = 10;

    private final ViewerModel model;
    private final MixBrush brush;
    private final Supplier<Optional<Sight>> sight;
    private final Runnable drawn;
    private double fromX;
    private double fromY;
    private double dragX;
    private double dragY;
    private Grip gripped = Grip.PICTURE;

    /** What a drag moves. */
    private enum Grip {
        PICTURE,
        SPLIT,
        LINE,
        LINE_START,
        LINE_END,
        REGION,
        BRUSH
    }

    private static Cursor cursor(Grip grip) {
        return switch (grip) {
            case PICTURE -> Cursor.DEFAULT;
            case SPLIT -> Cursor.H_RESIZE;
            case LINE -> Cursor.MOVE;
            case LINE_START, LINE_END, REGION, BRUSH -> Cursor.CROSSHAIR;
        };
    }

    /**
     * @param sight what is seen now; empty if nothing is
     * @param drawn called when a region was drawn
     */
    ViewerHand(ViewerModel model, MixBrush brush, Supplier<Optional<Sight>> sight, Runnable drawn) {
        this.model = model;
        this.brush = brush;
        this.sight = sight;
        this.drawn = drawn;
    }

    /** Listens to the mouse over a node. */
    void over(Node node) {
        node.setOnScroll(this::scrolled);
        node.setOnMousePressed(
                e -> {
                    node.requestFocus();
                    pressed(e);
                });
        node.setOnMouseDragged(e -> sight.get().ifPresent(s -> dragged(s, e)));
        node.setOnMouseMoved(e -> node.setCursor(cursor(grip(e.getX(), e.getY()))));
        node.setOnMouseReleased(_ -> released());
        node.setOnMouseClicked(
                e -> {
                    if (e.getClickCount() == 2 && e.getButton() == MouseButton.PRIMARY) {
                        toggleFit(e.getX(), e.getY());
                    }
                });
    }

    private void scrolled(ScrollEvent e) {
        double delta = e.getDeltaY();
        sight.get()
                .filter(_ -> delta != 0)
                .ifPresent(
                        s ->
                                model.look(
                                        s.view()
                                                .scaled(
                                                        s.view().scale() * Math.pow(1.0015, delta),
                                                        s.paneX(e.getX()),
                                                        s.paneY(e.getY()))));
        e.consume();
    }

    private Grip grip(double x, double y) {
        if (model.brush().get().isPresent()) {
            return Grip.BRUSH;
        }
        if (model.drawing().get()) {
            return Grip.REGION;
        }
        Optional<ProfileLine> line = model.profile().get();
        Optional<Sight> seen = sight.get();
        if (line.isPresent() && seen.isPresent()) {
            Sight s = seen.get();
            Point2D at = new Point2D(s.paneX(x) - s.view().left(), s.paneY(y) - s.view().top());
            Point2D from =
                    new Point2D(line.get().fromX() * s.width(), line.get().fromY() * s.height());
            Point2D to = new Point2D(line.get().toX() * s.width(), line.get().toY() * s.height());
            if (from.distance(at) < NEAR) {
                return Grip.LINE_START;
            }
            if (to.distance(at) < NEAR) {
                return Grip.LINE_END;
            }
            if (from.distance(at) + to.distance(at) < from.distance(to) + 1) {
                return Grip.LINE;
            }
        }
        boolean onSplit =
                model.comparison().get() == Comparison.WIPE
                        && seen.filter(
                                        s ->
                                                Math.abs(
                                                                x
                                                                        - model.split().get()
                                                                                * s.whole().width())
                                                        < NEAR)
                                .isPresent();
        return onSplit ? Grip.SPLIT : Grip.PICTURE;
    }

    private void pressed(MouseEvent e) {
        dragX = e.getX();
        dragY = e.getY();
        gripped = e.isSecondaryButtonDown() ? Grip.PICTURE : grip(e.getX(), e.getY());
        sight.get()
                .ifPresent(
                        s -> {
                            fromX = s.shareX(dragX);
                            fromY = s.shareY(dragY);
                            if (gripped == Grip.BRUSH) {
                                brush.begin(fromX, fromY);
                            }
                        });
    }

    private void released() {
        if (gripped == Grip.BRUSH) {
            brush.end();
        }
        if (gripped == Grip.REGION && model.region().get().filter(Region::isLarge).isPresent()) {
            drawn.run();
        }
    }

    private void dragged(Sight s, MouseEvent e) {
        double dx = e.getX() - dragX;
        double dy = e.getY() - dragY;
        dragX = e.getX();
        dragY = e.getY();
        double x = s.shareX(e.getX());
        double y = s.shareY(e.getY());
        switch (gripped) {
            case PICTURE -> model.look(s.view().panned(dx, dy, s.content(), s.pane()));
            case SPLIT -> model.split(e.getX() / Math.max(1, s.whole().width()));
            case LINE -> model.moveProfile(dx / s.width(), dy / s.height());
            case LINE_START -> model.moveProfileEnd(true, x, y);
            case LINE_END -> model.moveProfileEnd(false, x, y);
            case REGION -> model.draw(Region.between(fromX, fromY, x, y));
            case BRUSH -> brush.drag(x, y);
        }
    }

    private void toggleFit(double x, double y) {
        if (model.viewport().get().isPresent()) {
            model.fit();
        } else {
            sight.get().ifPresent(s -> model.look(s.view().scaled(1, s.paneX(x), s.paneY(y))));
        }
    }
}
