package org.interweave.ui.view;

import javafx.beans.InvalidationListener;
import javafx.geometry.Orientation;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

import org.interweave.project.Clip;
import org.interweave.project.Edits;
import org.interweave.ui.model.Session;
import org.interweave.ui.model.TimelineScale;
import org.interweave.ui.model.Workbench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The clip from left to right: ruler, what is rendered, pictures, shots, sound, playhead. */
final class TimelineView extends Region {
    private static final double GRIP = 5;

    private final Workbench workbench;
    private final Session session;
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final Swatches swatches = new Swatches(this::requestLayout);
    private final Images images = new Images();
    private Optional<TimelineScale> scale = Optional.empty();
    private OptionalInt draggedCut = OptionalInt.empty();
    private boolean seeking;
    private boolean settingBar;

    TimelineView(Workbench workbench) {
        this.workbench = workbench;
        this.session = workbench.session();
        setId("timeline");
        getStyleClass().add("timeline");
        accessibleTextProperty().bind(Whereabouts.of(() -> "Timeline", session));
        bar.setOrientation(Orientation.HORIZONTAL);
        bar.setId("timeline-scroll");
        bar.setAccessibleText("Scroll the timeline");
        bar.valueProperty()
                .addListener(
                        (_, _, now) ->
                                scale.filter(_ -> !settingBar)
                                        .ifPresent(
                                                s ->
                                                        show(
                                                                s.scrolled(
                                                                        (now.doubleValue()
                                                                                        - s.first())
                                                                                * s.pixels()))));
        getChildren().addAll(canvas, bar, swatches);
        setMinHeight(TimelineLanes.SHOTS_TOP + TimelineLanes.SHOTS + TimelineLanes.BAR + 4);
        setPrefHeight(TimelineLanes.SOUND_TOP + TimelineLanes.SOUND + TimelineLanes.BAR + 6);
        listen();
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(_ -> released());
        setOnMouseMoved(
                e ->
                        setCursor(
                                cutAt(e.getX(), e.getY()).isPresent()
                                        ? Cursor.H_RESIZE
                                        : Cursor.DEFAULT));
        setOnScroll(this::scrolled);
        FlickerMenu menu = new FlickerMenu(workbench);
        setOnContextMenuRequested(
                e ->
                        scale.filter(_ -> inFlicker(e.getY()))
                                .ifPresent(s -> menu.at(this, s.frame(e.getX()), e)));
    }

    private void listen() {
        InvalidationListener repaint = _ -> requestLayout();
        session.clip()
                .addListener(
                        (_, before, now) -> {
                            boolean other = !before.map(Clip::media).equals(now.map(Clip::media));
                            if (other) {
                                scale = Optional.empty();
                            }
                            requestLayout();
                        });
        session.playback()
                .addListener(
                        (_, before, now) -> {
                            if (before.frame() != now.frame() && !seeking) {
                                scale.ifPresent(s -> show(s.showing(now.frame())));
                            }
                            requestLayout();
                        });
        session.selection().addListener(repaint);
        workbench.footage().arrivals().addListener(repaint);
        workbench.footage().sound().addListener(repaint);
        workbench.versions().changes().addListener(repaint);
        workbench.footage().thumbnails().addListener(repaint);
        workbench.ruler().answer().addListener(repaint);
        workbench.evidence().flicker().addListener(repaint);
    }

    private void show(TimelineScale wanted) {
        if (!Optional.of(wanted).equals(scale)) {
            scale = Optional.of(wanted);
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth());
        canvas.setWidth(width);
        canvas.setHeight(Math.max(1, getHeight() - TimelineLanes.BAR));
        bar.resizeRelocate(0, getHeight() - TimelineLanes.BAR, width, TimelineLanes.BAR);
        Optional<Clip> clip = session.clip().get();
        scale =
                clip.map(
                        c ->
                                scale.filter(s -> s.frames() == c.media().frames())
                                        .map(s -> s.resized(width))
                                        .orElse(TimelineScale.whole(c.media().frames(), width)));
        scale.ifPresent(this::setBar);
        bar.setVisible(scale.filter(s -> s.frames() * s.pixels() > width + 1).isPresent());
        paint();
    }

    private void setBar(TimelineScale s) {
        settingBar = true;
        double visible = s.width() / s.pixels();
        bar.setMax(Math.max(0.001, s.frames() - visible));
        bar.setVisibleAmount(bar.getMax() * visible / s.frames());
        bar.setValue(s.first());
        bar.setUnitIncrement(visible / 10);
        bar.setBlockIncrement(visible * 0.9);
        settingBar = false;
    }

    // --- Painting ---

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(swatches.of(Swatches.Name.BACKGROUND));
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Optional<Clip> clip = session.clip().get();
        if (clip.isPresent() && scale.isPresent()) {
            new TimelinePainting(workbench, canvas, swatches, images, clip.get(), scale.get())
                    .paint();
        }
    }

    // --- Mouse ---

    private OptionalInt cutAt(double x, double y) {
        Optional<Clip> clip = session.clip().get();
        if (clip.isEmpty()
                || scale.isEmpty()
                || y < TimelineLanes.SHOTS_TOP
                || y > TimelineLanes.SHOTS_TOP + TimelineLanes.SHOTS) {
            return OptionalInt.empty();
        }
        int at = clip.get().shotAt(scale.get().frame(x));
        for (int shot : List.of(at, at + 1)) {
            if (shot > 0
                    && shot < clip.get().shots().size()
                    && Math.abs(scale.get().x(clip.get().shots().get(shot).frames().start()) - x)
                            < GRIP) {
                return OptionalInt.of(shot);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean inFlicker(double y) {
        return y >= TimelineLanes.FLICKER_TOP
                && y < TimelineLanes.FLICKER_TOP + TimelineLanes.FLICKER;
    }

    private void pressed(MouseEvent e) {
        requestFocus();
        if (scale.isEmpty() || e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        int frame = scale.get().frame(e.getX());
        draggedCut = cutAt(e.getX(), e.getY());
        if (draggedCut.isPresent()) {
            session.endSeries();
        } else if (e.getY() >= TimelineLanes.SHOTS_TOP
                && e.getY() < TimelineLanes.SHOTS_TOP + TimelineLanes.SHOTS) {
            int shot = session.clip().get().orElseThrow().shotAt(frame);
            if (e.isShiftDown()) {
                session.selectTo(shot);
            } else if (e.isShortcutDown()) {
                session.selectAlso(shot);
            } else {
                session.selectOnly(shot);
                session.seek(frame);
            }
        } else {
            seeking = true;
            session.seek(frame);
        }
    }

    private void dragged(MouseEvent e) {
        if (scale.isEmpty()) {
            return;
        }
        if (draggedCut.isPresent()) {
            int frame = (int) Math.round(scale.get().first() + e.getX() / scale.get().pixels());
            session.apply(Edits.moveCut(session.clipIndex(), draggedCut.getAsInt(), frame));
        } else if (seeking) {
            session.seek(scale.get().frame(e.getX()));
        }
    }

    private void released() {
        draggedCut = OptionalInt.empty();
        seeking = false;
        session.endSeries();
    }

    private void scrolled(ScrollEvent e) {
        if (scale.isEmpty()) {
            return;
        }
        double across = e.isShiftDown() && e.getDeltaX() == 0 ? e.getDeltaY() : e.getDeltaX();
        if (across != 0) {
            show(scale.get().scrolled(-across));
        } else if (e.getDeltaY() != 0) {
            show(scale.get().zoomed(Math.pow(1.003, e.getDeltaY()), e.getX()));
        }
        e.consume();
    }

    /** Larger or smaller around the playhead. */
    void zoom(double factor) {
        scale.ifPresent(s -> show(s.zoomed(factor, s.x(session.frame()))));
    }

    /** The whole clip. */
    void fit() {
        scale.ifPresent(s -> show(TimelineScale.whole(s.frames(), s.width())));
    }
}
