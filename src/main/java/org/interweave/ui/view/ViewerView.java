package org.interweave.ui.view;

import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

import org.interweave.frame.Size;
import org.interweave.project.Clip;
import org.interweave.ui.model.Enlarger;
import org.interweave.ui.model.FrameCache;
import org.interweave.ui.model.Pixels;
import org.interweave.ui.model.Sight;
import org.interweave.ui.model.ViewerModel;
import org.interweave.ui.model.ViewerModel.Comparison;
import org.interweave.ui.model.Viewport;
import org.interweave.ui.model.Workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The picture under the playhead, large: layers, comparisons, zoom and pan. */
final class ViewerView extends StackPane {
    private static final int AHEAD = 24;

    private final Workbench workbench;
    private final ViewerModel model;
    private final Canvas canvas = new Canvas();
    private final Swatches swatches = new Swatches(this::requestLayout);
    private final ViewerPainting.Tools tools;
    private final Label leftTag = Controls.label("", "viewer-tag");
    private final Label rightTag = Controls.label("", "viewer-tag");
    private final Label zoomTag = Controls.label("", "viewer-tag");
    private final Label hint = Controls.label("", "viewer-hint");
    private Optional<Pixels> lastSource = Optional.empty();

    /**
     * @param worker enlarges pictures, one after another
     */
    ViewerView(Workbench workbench, Executor worker) {
        this.workbench = workbench;
        this.model = workbench.viewer();
        Runnable repaint = () -> javafx.application.Platform.runLater(this::requestLayout);
        tools =
                new ViewerPainting.Tools(
                        canvas,
                        swatches,
                        new Images(),
                        new Enlarger(worker, repaint),
                        new ViewerPainting.Tags(leftTag, rightTag, zoomTag, hint));
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
        new ViewerHand(model, this::sight).over(this);
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
        workbench.footage().arrivals().addListener(repaint);
        workbench.versions().changes().addListener(repaint);
        workbench.session().clip().addListener(repaint);
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
        workbench.footage().frames().get().ifPresent(f -> f.want(order));
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
            new ViewerPainting(
                            workbench, tools, clip.get(), lastSource.get(), sight().orElseThrow())
                    .paint();
        } else {
            leftTag.setVisible(false);
            zoomTag.setVisible(false);
        }
    }

    /** What is seen where; empty before a frame was there. */
    private Optional<Sight> sight() {
        boolean halves = model.comparison().get() == Comparison.SIDE_BY_SIDE && !model.held().get();
        return lastSource.map(
                s ->
                        Sight.of(
                                new Viewport.Area(getWidth(), getHeight()),
                                halves ? 2 : 1,
                                1,
                                content(s.size()),
                                model.viewport().get()));
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
                source.width() * ViewerPainting.FACTOR * aspect,
                (double) source.height() * ViewerPainting.FACTOR);
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
