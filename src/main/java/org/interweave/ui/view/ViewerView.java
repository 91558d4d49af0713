package org.interweave.ui.view;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

import org.interweave.frame.Size;
import org.interweave.project.Clip;
import org.interweave.ui.model.Comparison;
import org.interweave.ui.model.Enlarger;
import org.interweave.ui.model.FrameCache;
import org.interweave.ui.model.Layer;
import org.interweave.ui.model.Pixels;
import org.interweave.ui.model.Sight;
import org.interweave.ui.model.ViewerModel;
import org.interweave.ui.model.Viewport;
import org.interweave.ui.model.Workbench;
import org.interweave.ui.model.Workers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The picture under the playhead, large: layers, comparisons, zoom and pan. */
final class ViewerView extends StackPane {
    private static final int AHEAD = 24;

    private final Workbench workbench;
    private final ViewerModel model;
    private final Canvas canvas = new Canvas();
    private final Swatches swatches = new Swatches(this::requestLayout);
    private final ViewerPainting.Tools tools;
    private final ViewerPainting.Tags tags =
            new ViewerPainting.Tags(tag(), tag(), tag(), tag(), tag(), hint());
    private Optional<Pixels> lastSource = Optional.empty();
    private Optional<Point2D> pointer = Optional.empty();

    ViewerView(Workbench workbench) {
        this.workbench = workbench;
        this.model = workbench.viewer();
        Runnable repaint = () -> javafx.application.Platform.runLater(this::requestLayout);
        tools =
                new ViewerPainting.Tools(
                        canvas,
                        swatches,
                        new Images(),
                        new Enlarger(workbench.workers().of(Workers.Kind.VIEWING), repaint),
                        tags);
        setId("viewer");
        getStyleClass().add("viewer");
        accessibleTextProperty()
                .bind(
                        Whereabouts.of(
                                () -> "Viewer, " + model.layer().get().label(),
                                workbench.session(),
                                model.layer()));
        setMinSize(160, 180);
        setPrefHeight(330); // With less room panels below it shrink too, down to what they need.
        canvas.setManaged(false);
        place(tags.left(), "viewer-left-tag", Pos.TOP_LEFT);
        place(tags.right(), "viewer-right-tag", Pos.TOP_RIGHT);
        place(tags.lowerLeft(), "viewer-lower-left-tag", Pos.CENTER_LEFT);
        place(tags.lowerRight(), "viewer-lower-right-tag", Pos.CENTER_RIGHT);
        place(tags.zoom(), "viewer-zoom", Pos.BOTTOM_RIGHT);
        place(tags.hint(), "viewer-hint", Pos.BOTTOM_CENTER);
        for (Label lower : List.of(tags.lowerLeft(), tags.lowerRight())) {
            lower.setTranslateY(24);
        }
        StackPane.setMargin(tags.hint(), new Insets(0, 60, 24, 60));
        getChildren().addFirst(canvas);
        getChildren().add(swatches);
        listen();
        new ViewerHand(model, workbench.brush(), this::sight, workbench.restoring()::region)
                .over(this);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::pointed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::pointed);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> point(Optional.empty()));
    }

    private void place(Label tag, String id, Pos place) {
        tag.setId(id);
        tag.setMouseTransparent(true);
        StackPane.setAlignment(tag, place);
        StackPane.setMargin(tag, new Insets(10));
        getChildren().add(tag);
    }

    private void pointed(MouseEvent e) {
        point(Optional.of(new Point2D(e.getX(), e.getY())));
    }

    private void point(Optional<Point2D> at) {
        pointer = at;
        if (model.loupe().get()) {
            requestLayout();
        }
    }

    private void listen() {
        InvalidationListener repaint = _ -> requestLayout();
        List.<Observable>of(
                        model.layer(),
                        model.reference(),
                        model.take(),
                        model.comparison(),
                        model.split(),
                        model.blend(),
                        model.version(),
                        model.held(),
                        model.loupe(),
                        model.region(),
                        model.viewport(),
                        model.profile(),
                        model.overlay(),
                        workbench.blind().trial(),
                        workbench.evidence().numbers().scores())
                .forEach(o -> o.addListener(repaint));
        workbench.footage().arrivals().addListener(repaint);
        workbench.versions().changes().addListener((_, _, _) -> want());
        workbench.models().addListener((_, _, _) -> want());
        workbench.proxies().changes().addListener(repaint);
        model.layer().addListener((_, _, _) -> want());
        model.comparison().addListener((_, _, _) -> want());
        workbench.session().clip().addListener((_, _, _) -> want());
        workbench
                .footage()
                .frames()
                .addListener(
                        (_, _, _) -> {
                            lastSource = Optional.empty();
                            model.fit();
                            want();
                        });
        workbench.session().playback().addListener((_, _, _) -> want());
    }

    private static Label tag() {
        return Controls.label("", "viewer-tag");
    }

    private static Label hint() {
        return Controls.label("", "viewer-hint");
    }

    /** Asks for the frames that will be seen next. */
    private void want() {
        int frame = workbench.session().frame();
        // While another film is opened, the frames are still those of the one before.
        int count = workbench.session().media().get().map(i -> i.video().frames()).orElse(0);
        int speed = workbench.session().playback().get().speed();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i <= AHEAD; i++) {
            int next = frame + i * (speed == 0 ? 1 : speed);
            if (next >= 0 && next < count) {
                order.add(next);
            }
        }
        workbench.footage().frames().get().ifPresent(f -> f.want(order));
        if (model.layer().get() == Layer.RESTORED || model.comparison().get() != Comparison.NONE) {
            workbench
                    .session()
                    .clip()
                    .get()
                    .ifPresent(
                            c ->
                                    workbench
                                            .model()
                                            .ifPresent(
                                                    m ->
                                                            workbench
                                                                    .proxies()
                                                                    .want(c, m.hash(), order)));
        }
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
        Optional<FrameCache> frames = workbench.footage().frames().get();
        tags.ofPanes().forEach(t -> t.setVisible(false));
        tags.hint().setVisible(false);
        tags.zoom().setVisible(false);
        if (clip.isEmpty() || frames.isEmpty()) {
            return;
        }
        Optional<Pixels> now = frames.get().get(workbench.session().frame());
        if (now.isPresent()) {
            lastSource = now;
        }
        if (lastSource.isPresent()) {
            Sight sight = sight().orElseThrow();
            Looks looks =
                    new Looks(workbench, tools.enlarger(), clip.get(), lastSource.get(), sight);
            new ViewerPainting(model, tools, sight, looks).paint();
            tags.zoom().setVisible(true);
            pointer.filter(_ -> model.loupe().get() && workbench.blind().trial().get().isEmpty())
                    .ifPresent(
                            p ->
                                    new Loupe(tools.images(), sight)
                                            .paint(
                                                    g,
                                                    p.getX(),
                                                    p.getY(),
                                                    looks.reference(),
                                                    looks.front()));
        }
    }

    /** What is seen where; empty before a frame was there. */
    private Optional<Sight> sight() {
        boolean alone = model.held().get() || workbench.blind().trial().get().isPresent();
        Comparison comparison = alone ? Comparison.NONE : model.comparison().get();
        boolean four = comparison == Comparison.FOUR;
        return lastSource.map(
                s ->
                        Sight.of(
                                new Viewport.Area(getWidth(), getHeight()),
                                four || comparison == Comparison.SIDE_BY_SIDE ? 2 : 1,
                                four ? 2 : 1,
                                content(s.size()),
                                model.viewport().get()));
    }

    private Viewport.Area content(Size source) {
        double aspect =
                workbench
                        .session()
                        .media()
                        .get()
                        .map(i -> Sight.aspect(i.video().pixelAspect().toDouble()))
                        .orElse(1.0);
        return new Viewport.Area(
                source.width() * Looks.FACTOR * aspect, (double) source.height() * Looks.FACTOR);
    }

    /** One pixel of the result on one of the screen, the middle staying where it is. */
    void oneToOne() {
        zoom(1);
    }

    /** Another scale, the middle staying where it is. */
    void zoom(double scale) {
        sight().ifPresent(
                        s ->
                                model.look(
                                        s.view()
                                                .scaled(
                                                        scale,
                                                        s.pane().width() / 2,
                                                        s.pane().height() / 2)));
    }

    /** Larger or smaller by a factor. */
    void zoomBy(double factor) {
        sight().ifPresent(s -> zoom(s.view().scale() * factor));
    }
}
