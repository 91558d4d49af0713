package org.interweave.ui.view;

import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

import org.interweave.frame.Size;
import org.interweave.metrics.ProfileLine;
import org.interweave.project.Clip;
import org.interweave.ui.model.Enlarger;
import org.interweave.ui.model.FrameCache;
import org.interweave.ui.model.Pixels;
import org.interweave.ui.model.Version;
import org.interweave.ui.model.ViewerModel;
import org.interweave.ui.model.ViewerModel.Comparison;
import org.interweave.ui.model.ViewerModel.Layer;
import org.interweave.ui.model.Viewport;
import org.interweave.ui.model.Workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The picture under the playhead, large: layers, comparisons, zoom and pan. */
final class ViewerView extends StackPane {
    /** How far the studio enlarges. */
    private static final int FACTOR = 4;

    private static final int AHEAD = 24;
    private static final int GAIN = 4;
    private static final double NEAR = 10;

    private final Workbench workbench;
    private final ViewerModel model;
    private final Canvas canvas = new Canvas();
    private final Swatches swatches = new Swatches(this::requestLayout);
    private final Images images = new Images();
    private final Enlarger enlarger;
    private final Label leftTag = Controls.label("", "viewer-tag");
    private final Label rightTag = Controls.label("", "viewer-tag");
    private final Label zoomTag = Controls.label("", "viewer-tag");
    private final Label hint = Controls.label("", "viewer-hint");
    private Optional<Pixels> lastSource = Optional.empty();
    private double dragX;
    private double dragY;
    private Grip gripped = Grip.PICTURE;

    /**
     * @param worker enlarges pictures, one after another
     */
    ViewerView(Workbench workbench, Executor worker) {
        this.workbench = workbench;
        this.model = workbench.viewer();
        Runnable repaint = () -> javafx.application.Platform.runLater(this::requestLayout);
        enlarger = new Enlarger(worker, repaint);
        setId("viewer");
        getStyleClass().add("viewer");
        setAccessibleText("Viewer");
        setMinSize(160, 120);
        canvas.setManaged(false);
        StackPane.setAlignment(leftTag, Pos.TOP_LEFT);
        StackPane.setAlignment(rightTag, Pos.TOP_RIGHT);
        StackPane.setAlignment(zoomTag, Pos.BOTTOM_RIGHT);
        StackPane.setAlignment(hint, Pos.BOTTOM_CENTER);
        for (Label tag : List.of(leftTag, rightTag, zoomTag)) {
            StackPane.setMargin(tag, new Insets(10));
            tag.setMouseTransparent(true);
        }
        StackPane.setMargin(hint, new Insets(0, 60, 24, 60));
        hint.setMouseTransparent(true);
        leftTag.setId("viewer-left-tag");
        rightTag.setId("viewer-right-tag");
        zoomTag.setId("viewer-zoom");
        hint.setId("viewer-hint");
        getChildren().addAll(canvas, leftTag, rightTag, zoomTag, hint, swatches);
        listen();
        setOnScroll(this::scrolled);
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseMoved(e -> setCursor(cursor(grip(e.getX(), e.getY()))));
        setOnMouseClicked(
                e -> {
                    if (e.getClickCount() == 2 && e.getButton() == MouseButton.PRIMARY) {
                        toggleFit(e.getX(), e.getY());
                    }
                });
    }

    private static Cursor cursor(Grip grip) {
        return switch (grip) {
            case PICTURE -> Cursor.DEFAULT;
            case SPLIT -> Cursor.H_RESIZE;
            case LINE -> Cursor.MOVE;
            case LINE_START, LINE_END -> Cursor.CROSSHAIR;
        };
    }

    private void listen() {
        InvalidationListener repaint = _ -> requestLayout();
        model.layer().addListener(repaint);
        model.reference().addListener(repaint);
        model.comparison().addListener(repaint);
        model.split().addListener(repaint);
        model.version().addListener(repaint);
        model.held().addListener(repaint);
        model.viewport().addListener(repaint);
        model.profile().addListener(repaint);
        workbench.arrivals().addListener(repaint);
        workbench.versions().changes().addListener(repaint);
        workbench.session().clip().addListener(repaint);
        workbench
                .frames()
                .addListener(
                        (_, _, _) -> {
                            lastSource = Optional.empty();
                            model.fit();
                            want();
                        });
        workbench.session().playback().addListener((_, _, _) -> want());
    }

    /** Asks for the frames that will be seen next. */
    private void want() {
        int frame = workbench.session().frame();
        int count = workbench.session().clip().get().map(c -> c.media().frames()).orElse(0);
        int speed = workbench.session().playback().get().speed();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i <= AHEAD; i++) {
            int next = frame + i * (speed == 0 ? 1 : speed);
            if (next >= 0 && next < count) {
                order.add(next);
            }
        }
        workbench.frames().get().ifPresent(f -> f.want(order));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        super.layoutChildren();
        paint();
    }

    // --- Painting ---

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(swatches.of(Swatches.Name.STAGE));
        g.fillRect(0, 0, getWidth(), getHeight());
        Optional<Clip> clip = workbench.session().clip().get();
        Optional<FrameCache> frames = workbench.frames().get();
        boolean empty = clip.isEmpty() || frames.isEmpty();
        leftTag.setVisible(!empty);
        zoomTag.setVisible(!empty);
        rightTag.setVisible(false);
        hint.setVisible(false);
        if (clip.isEmpty() || frames.isEmpty()) {
            return;
        }
        Optional<Pixels> now = frames.get().get(workbench.session().frame());
        if (now.isPresent()) {
            lastSource = now;
        }
        if (lastSource.isPresent()) {
            new Painting(g, clip.get(), lastSource.get()).paint();
        } else {
            leftTag.setVisible(false);
            zoomTag.setVisible(false);
        }
    }

    private Viewport.Area content(Size source) {
        double aspect =
                workbench
                        .session()
                        .media()
                        .get()
                        .map(i -> i.video().pixelAspect().toDouble())
                        .orElse(1.0);
        return new Viewport.Area(
                source.width() * FACTOR * aspect, (double) source.height() * FACTOR);
    }

    private Viewport.Area pane() {
        boolean halves = model.comparison().get() == Comparison.SIDE_BY_SIDE && !model.held().get();
        return new Viewport.Area(halves ? getWidth() / 2 : getWidth(), getHeight());
    }

    private Optional<Viewport.Area> content() {
        return lastSource.map(s -> content(s.size()));
    }

    private Optional<Viewport> viewport() {
        return content().map(c -> model.viewport().get().orElse(Viewport.fit(c, pane())));
    }

    /** One painting of one frame. */
    private final class Painting {
        private final GraphicsContext g;
        private final Pixels source;
        private final Viewport.Area content;
        private final Viewport view;
        private final Optional<Version> version;
        private final Optional<Pixels> restored;

        Painting(GraphicsContext g, Clip clip, Pixels source) {
            this.g = g;
            this.source = source;
            content = content(source.size());
            view = viewport().orElseThrow();
            int frame = workbench.session().frame();
            List<Version> versions = workbench.versions().of(clip, frame);
            version =
                    versions.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    versions.get(
                                            Math.min(model.version().get(), versions.size() - 1)));
            restored = version.flatMap(v -> v.picture(frame));
        }

        void paint() {
            Layer front = model.front();
            Layer reference = model.reference().get();
            Comparison comparison = model.held().get() ? Comparison.NONE : model.comparison().get();
            switch (comparison) {
                case NONE -> {
                    draw(front, 0, getWidth(), 0);
                    leftTag.setText(words(front));
                }
                case WIPE -> {
                    double line = Math.rint(model.split().get() * getWidth());
                    draw(reference, 0, line, 0);
                    draw(front, line, getWidth(), 0);
                    line(line);
                    leftTag.setText(words(reference));
                    rightTag.setText(words(front));
                    rightTag.setVisible(true);
                }
                case SIDE_BY_SIDE -> {
                    double half = Math.rint(getWidth() / 2);
                    draw(reference, 0, half, 0);
                    draw(front, half, getWidth(), half);
                    g.setFill(Color.BLACK);
                    g.fillRect(half - 1, 0, 2, getHeight());
                    leftTag.setText(words(reference));
                    rightTag.setText(words(front));
                    rightTag.setVisible(true);
                }
                case DIFFERENCE -> {
                    Optional<Pixels> difference =
                            restored.flatMap(r -> enlarger.difference(r, source, GAIN));
                    difference.ifPresent(d -> image(d, 0, getWidth(), 0, true));
                    leftTag.setText("Restored \u2212 bicubic, \u00d7" + GAIN);
                }
            }
            boolean wanted =
                    front == Layer.RESTORED
                            || comparison == Comparison.DIFFERENCE
                            || (comparison != Comparison.NONE && reference == Layer.RESTORED);
            if (restored.isEmpty() && wanted) {
                hint.setText(
                        "Not restored yet. Press P to restore the frames around the playhead.");
                hint.setVisible(true);
            }
            model.profile().get().ifPresent(this::profile);
            zoomTag.setText(Math.round(view.scale() * 100) + " %");
        }

        private String words(Layer layer) {
            return switch (layer) {
                case SOURCE -> "Source " + source.size();
                case BICUBIC -> "Bicubic " + source.size().times(FACTOR);
                case RESTORED ->
                        restored.isEmpty()
                                ? "Restored"
                                : "Restored "
                                        + restored.get().size()
                                        + (version.filter(Version::draft).isPresent()
                                                ? ", draft"
                                                : "");
            };
        }

        private void draw(Layer layer, double from, double to, double shift) {
            switch (layer) {
                case SOURCE -> image(source, from, to, shift, !nearest(source));
                case BICUBIC -> {
                    Optional<Pixels> large = enlarger.bicubic(source, bicubicSize());
                    image(large.orElse(source), from, to, shift, !view.nearest());
                }
                case RESTORED -> restored.ifPresent(r -> image(r, from, to, shift, !nearest(r)));
            }
        }

        private boolean nearest(Pixels pixels) {
            return view.scale() * content.width() / pixels.size().width() >= Viewport.NEAREST_FROM;
        }

        /** No larger than it is seen, so that a large film plays. */
        private Size bicubicSize() {
            double scale = Math.min(1, view.scale());
            return new Size(
                    Math.max(8, (int) Math.round(content.width() * scale)),
                    Math.max(8, (int) Math.round(content.height() * scale)));
        }

        private void image(Pixels pixels, double from, double to, double shift, boolean smooth) {
            if (to <= from) {
                return;
            }
            g.save();
            g.beginPath();
            g.rect(from, 0, to - from, getHeight());
            g.clip();
            g.setImageSmoothing(smooth);
            g.drawImage(
                    images.of(pixels),
                    Math.rint(view.left() + shift),
                    Math.rint(view.top()),
                    Math.rint(content.width() * view.scale()),
                    Math.rint(content.height() * view.scale()));
            g.restore();
        }

        private void profile(ProfileLine line) {
            double width = content.width() * view.scale();
            double height = content.height() * view.scale();
            double fromX = view.left() + line.fromX() * width;
            double fromY = view.top() + line.fromY() * height;
            double toX = view.left() + line.toX() * width;
            double toY = view.top() + line.toY() * height;
            g.setStroke(swatches.of(Swatches.Name.OUTDATED));
            g.setFill(swatches.of(Swatches.Name.OUTDATED));
            g.setLineWidth(1.5);
            g.strokeLine(fromX, fromY, toX, toY);
            g.fillOval(fromX - 4, fromY - 4, 8, 8);
            g.fillOval(toX - 4, toY - 4, 8, 8);
        }

        private void line(double x) {
            g.setFill(Color.color(0, 0, 0, 0.5));
            g.fillRect(x - 2, 0, 4, getHeight());
            g.setFill(Color.WHITE);
            g.fillRect(x - 0.75, 0, 1.5, getHeight());
            double y = getHeight() / 2;
            g.setFill(Color.WHITE);
            g.fillOval(x - 11, y - 11, 22, 22);
            g.setFill(Color.web("#24292f"));
            g.fillPolygon(new double[] {x - 3, x - 7, x - 3}, new double[] {y - 4, y, y + 4}, 3);
            g.fillPolygon(new double[] {x + 3, x + 7, x + 3}, new double[] {y - 4, y, y + 4}, 3);
        }
    }

    // --- Mouse ---

    private double paneX(double x) {
        return x >= pane().width() && pane().width() < getWidth() ? x - pane().width() : x;
    }

    private void scrolled(ScrollEvent e) {
        double delta = e.getDeltaY();
        viewport()
                .filter(_ -> delta != 0)
                .ifPresent(
                        v ->
                                model.look(
                                        v.scaled(
                                                v.scale() * Math.pow(1.0015, delta),
                                                paneX(e.getX()),
                                                e.getY())));
        e.consume();
    }

    private boolean nearSplit(double x) {
        return Math.abs(x - model.split().get() * getWidth()) < NEAR;
    }

    /** What a drag moves. */
    private enum Grip {
        PICTURE,
        SPLIT,
        LINE,
        LINE_START,
        LINE_END
    }

    private Grip grip(double x, double y) {
        Optional<ProfileLine> line = model.profile().get();
        Optional<Viewport> view = viewport();
        if (line.isPresent() && view.isPresent()) {
            Viewport.Area area = content().orElseThrow();
            double width = area.width() * view.get().scale();
            double height = area.height() * view.get().scale();
            double px = paneX(x) - view.get().left();
            double py = y - view.get().top();
            Point2D from = new Point2D(line.get().fromX() * width, line.get().fromY() * height);
            Point2D to = new Point2D(line.get().toX() * width, line.get().toY() * height);
            if (from.distance(px, py) < NEAR) {
                return Grip.LINE_START;
            }
            if (to.distance(px, py) < NEAR) {
                return Grip.LINE_END;
            }
            if (from.distance(px, py) + to.distance(px, py) < from.distance(to) + 1) {
                return Grip.LINE;
            }
        }
        return model.comparison().get() == Comparison.WIPE && nearSplit(x)
                ? Grip.SPLIT
                : Grip.PICTURE;
    }

    private void pressed(MouseEvent e) {
        dragX = e.getX();
        dragY = e.getY();
        gripped = grip(e.getX(), e.getY());
        requestFocus();
    }

    private void dragged(MouseEvent e) {
        Optional<Viewport> view = viewport();
        if (view.isEmpty()) {
            return;
        }
        Viewport v = view.get();
        Viewport.Area area = content().orElseThrow();
        double width = area.width() * v.scale();
        double height = area.height() * v.scale();
        double dx = e.getX() - dragX;
        double dy = e.getY() - dragY;
        dragX = e.getX();
        dragY = e.getY();
        double x = (paneX(e.getX()) - v.left()) / width;
        double y = (e.getY() - v.top()) / height;
        switch (gripped) {
            case PICTURE -> model.look(v.panned(dx, dy, area, pane()));
            case SPLIT -> model.split(e.getX() / Math.max(1, getWidth()));
            case LINE -> model.moveProfile(dx / width, dy / height);
            case LINE_START -> model.moveProfileEnd(true, x, y);
            case LINE_END -> model.moveProfileEnd(false, x, y);
        }
    }

    private void toggleFit(double x, double y) {
        if (model.viewport().get().isPresent()) {
            model.fit();
        } else {
            viewport().ifPresent(v -> model.look(v.scaled(1, paneX(x), y)));
        }
    }

    /** One pixel of the result on one of the screen, the middle staying where it is. */
    void oneToOne() {
        zoom(1);
    }

    /** Another scale, the middle staying where it is. */
    void zoom(double scale) {
        viewport().ifPresent(v -> model.look(v.scaled(scale, pane().width() / 2, getHeight() / 2)));
    }

    /** Larger or smaller by a factor. */
    void zoomBy(double factor) {
        viewport().ifPresent(v -> zoom(v.scale() * factor));
    }
}
