package org.interweave.ui.view;

import javafx.beans.InvalidationListener;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.Image;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import org.interweave.frame.FrameRange;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Timecode;
import org.interweave.project.Clip;
import org.interweave.project.Edits;
import org.interweave.project.Marker;
import org.interweave.project.Setting;
import org.interweave.project.Shot;
import org.interweave.ui.model.FrameCache;
import org.interweave.ui.model.Pixels;
import org.interweave.ui.model.Session;
import org.interweave.ui.model.SoundOutline;
import org.interweave.ui.model.TimelineScale;
import org.interweave.ui.model.Versions;
import org.interweave.ui.model.Workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;

/** The clip from left to right: ruler, what is rendered, pictures, shots, sound, playhead. */
final class TimelineView extends Region {
    private static final double RULER = 24;
    private static final double CACHE = 5;
    private static final double PICTURES = 54;
    private static final double SHOTS = 28;
    private static final double SOUND = 34;
    private static final double BAR = 12;
    private static final double GAP = 3;
    private static final double LABELS = 96;
    private static final double GRIP = 5;
    private static final double SURE = 0.75;

    private static final double PICTURES_TOP = RULER + CACHE + GAP;
    private static final double SHOTS_TOP = PICTURES_TOP + PICTURES + GAP;
    private static final double SOUND_TOP = SHOTS_TOP + SHOTS + GAP;

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
        setAccessibleText("Timeline");
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
        setMinHeight(SHOTS_TOP + SHOTS + BAR + 4);
        setPrefHeight(SOUND_TOP + SOUND + BAR + 6);
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
        workbench.arrivals().addListener(repaint);
        workbench.sound().addListener(repaint);
        workbench.versions().changes().addListener(repaint);
        workbench.thumbnails().addListener(repaint);
        workbench.ruler().known().addListener(repaint);
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
        canvas.setHeight(Math.max(1, getHeight() - BAR));
        bar.resizeRelocate(0, getHeight() - BAR, width, BAR);
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
            new Painting(g, clip.get(), scale.get()).paint();
        }
    }

    /** One painting of the timeline. */
    private final class Painting {
        private final GraphicsContext g;
        private final Clip clip;
        private final TimelineScale s;
        private final Timecode timecode;
        private final double width = canvas.getWidth();

        Painting(GraphicsContext g, Clip clip, TimelineScale s) {
            this.g = g;
            this.clip = clip;
            this.s = s;
            timecode = Timecode.of(clip.media().rate());
            g.setFont(Font.font(11));
            g.setTextBaseline(VPos.CENTER);
        }

        private void fill(Swatches.Name name) {
            g.setFill(swatches.of(name));
        }

        void paint() {
            ruler();
            rendered();
            pictures();
            shots();
            sound();
            marks();
            markers();
            playhead();
        }

        private void ruler() {
            g.setTextAlign(TextAlignment.LEFT);
            for (TimelineScale.Tick tick : s.ticks(timecode, LABELS)) {
                double x = Math.rint(s.x(tick.frame())) + 0.5;
                boolean large = !tick.label().isEmpty();
                g.setStroke(swatches.of(large ? Swatches.Name.MUTED : Swatches.Name.LINE));
                g.setLineWidth(1);
                g.strokeLine(x, large ? RULER - 10 : RULER - 5, x, RULER);
                if (large) {
                    fill(Swatches.Name.MUTED);
                    g.fillText(tick.label(), x + 4, RULER / 2 - 1);
                }
            }
        }

        private void rendered() {
            fill(Swatches.Name.FAINT);
            g.fillRect(0, RULER, s.x(s.frames()), CACHE);
            fill(Swatches.Name.LATENT);
            for (FrameRange known : workbench.ruler().known().get()) {
                double x = s.x(known.start());
                g.fillRect(x, RULER, Math.max(1, s.x(known.end()) - x), CACHE);
            }
            for (Versions.Span span : workbench.versions().spans(clip)) {
                fill(
                        switch (span.state()) {
                            case NONE -> Swatches.Name.NONE;
                            case OUTDATED -> Swatches.Name.OUTDATED;
                            case DRAFT -> Swatches.Name.DRAFT;
                            case READY -> Swatches.Name.READY;
                        });
                double x = s.x(span.frames().start());
                g.fillRect(x, RULER, Math.max(2, s.x(span.frames().end()) - x), CACHE);
            }
        }

        private void pictures() {
            fill(Swatches.Name.STRIP);
            g.fillRect(0, PICTURES_TOP, Math.min(width, s.x(s.frames())), PICTURES);
            Optional<FrameCache> thumbnails = workbench.thumbnails().get();
            if (thumbnails.isEmpty()) {
                return;
            }
            double aspect = (double) clip.media().size().width() / clip.media().size().height();
            double each = Math.max(24, PICTURES * aspect);
            List<Integer> wanted = new ArrayList<>();
            g.setImageSmoothing(true);
            // The pictures stand still in the film, not in the view: scrolling moves them.
            double offset = s.first() * s.pixels();
            long number = (long) Math.floor(offset / each);
            for (double x = number * each - offset; x < width; x += each) {
                int frame = s.frame(Math.max(x, 0) + 0.5);
                if (x >= s.x(s.frames())) {
                    break;
                }
                Optional<Pixels> picture = thumbnails.get().get(frame);
                if (picture.isPresent()) {
                    Image image = images.of(picture.get());
                    g.drawImage(image, x, PICTURES_TOP, each, PICTURES);
                } else {
                    wanted.add(frame);
                }
            }
            if (!wanted.isEmpty()) {
                thumbnails.get().want(wanted);
            }
            fill(Swatches.Name.BACKGROUND);
            double end = s.x(s.frames());
            g.fillRect(end, PICTURES_TOP, Math.max(0, width - end), PICTURES);
        }

        private void shots() {
            SortedSet<Integer> selected = session.selection().get();
            FrameRange seen = s.visible();
            int last = clip.shotAt(seen.end() - 1);
            double painted = -10;
            for (int i = clip.shotAt(seen.start()); i <= last; i++) {
                Shot shot = clip.shots().get(i);
                double x = s.x(shot.frames().start());
                double end = s.x(shot.frames().end());
                if (end - painted < 0.8) {
                    continue; // Thousands of shots: less than a pixel is not seen.
                }
                painted = end;
                shot(i, shot, x, end, selected.contains(i));
            }
        }

        private void shot(int index, Shot shot, double x, double end, boolean selected) {
            double w = end - x;
            fill(selected ? Swatches.Name.SELECTED : Swatches.Name.SHOT);
            g.fillRoundRect(x + 0.5, SHOTS_TOP, Math.max(0.5, w - 1), SHOTS, 6, 6);
            if (selected) {
                g.setStroke(swatches.of(Swatches.Name.ACCENT));
                g.setLineWidth(1.5);
                g.strokeRoundRect(x + 1, SHOTS_TOP + 0.5, Math.max(0.5, w - 2), SHOTS - 1, 6, 6);
            }
            if (index > 0) {
                cut(shot, x);
            }
            if (w > 30) {
                String prompt =
                        shot.overrides()
                                .get(Setting.PROMPT)
                                .orElse(clip.defaults().prompt().words());
                g.save();
                g.beginPath();
                g.rect(Math.max(0, x) + 4, SHOTS_TOP, end - Math.max(0, x) - 8, SHOTS);
                g.clip();
                double left = Math.max(x, 0) + 8;
                g.setTextAlign(TextAlignment.LEFT);
                fill(Swatches.Name.MUTED);
                String number = String.valueOf(index + 1);
                g.fillText(number, left, SHOTS_TOP + SHOTS / 2);
                fill(prompt.isBlank() ? Swatches.Name.MUTED : Swatches.Name.TEXT);
                g.fillText(
                        prompt.isBlank() ? "no prompt" : prompt.replace('\n', ' '),
                        left + 8 + 7 * number.length(),
                        SHOTS_TOP + SHOTS / 2);
                g.restore();
            }
        }

        /** The cut's line, fainter the less sure it is. */
        private void cut(Shot shot, double x) {
            Color colour =
                    swatches.of(
                            shot.confidence() >= SURE
                                    ? Swatches.Name.TEXT
                                    : Swatches.Name.OUTDATED);
            g.setStroke(colour.deriveColor(0, 1, 1, 0.25 + 0.5 * shot.confidence()));
            g.setLineWidth(1);
            double at = Math.rint(x) + 0.5;
            g.strokeLine(at, PICTURES_TOP, at, PICTURES_TOP + PICTURES);
        }

        private void sound() {
            Optional<SoundOutline> outline = workbench.sound().get();
            double middle = SOUND_TOP + SOUND / 2;
            if (outline.isEmpty() || session.media().get().isEmpty()) {
                return;
            }
            FrameTimes times = session.media().get().get().video().times();
            g.setStroke(swatches.of(Swatches.Name.WAVE));
            g.setLineWidth(1);
            double seconds = times.seconds(s.frames()).toDouble() / s.frames();
            double right = Math.min(width, s.x(s.frames()));
            for (double x = 0; x < right; x++) {
                double from = (s.first() + x / s.pixels()) * seconds;
                double to = from + seconds / s.pixels();
                double low = outline.get().low(from, to);
                double high = outline.get().high(from, to);
                g.strokeLine(
                        x + 0.5,
                        middle - high * SOUND / 2,
                        x + 0.5,
                        middle - low * SOUND / 2 + 0.5);
            }
        }

        private void marks() {
            if (clip.marked().isEmpty()) {
                return;
            }
            FrameRange marked = clip.marked().get();
            double in = s.x(marked.start());
            double out = s.x(marked.end());
            g.setFill(Color.color(0, 0, 0, 0.45));
            double height = SHOTS_TOP + SHOTS - PICTURES_TOP;
            g.fillRect(0, PICTURES_TOP, Math.max(0, in), height);
            double end = Math.min(width, s.x(s.frames()));
            g.fillRect(out, PICTURES_TOP, Math.max(0, end - out), height);
            fill(Swatches.Name.ACCENT);
            g.fillRect(in, 2, Math.max(1, out - in), 3);
            g.fillRect(in, 2, 2, RULER - 4);
            g.fillRect(out - 2, 2, 2, RULER - 4);
        }

        private void markers() {
            fill(Swatches.Name.MARKER);
            for (Marker marker : clip.markers()) {
                double x = s.x(marker.frame() + 0.5);
                g.fillPolygon(
                        new double[] {x - 5, x + 5, x + 5, x, x - 5},
                        new double[] {4, 4, 11, 16, 11},
                        5);
            }
        }

        private void playhead() {
            fill(Swatches.Name.PLAYHEAD);
            double x = Math.rint(s.x(session.frame() + (s.pixels() > 6 ? 0.5 : 0)));
            g.fillRect(x - 0.75, 12, 1.5, canvas.getHeight());
            g.fillPolygon(
                    new double[] {x - 6, x + 6, x + 6, x, x - 6},
                    new double[] {6, 6, 13, 20, 13},
                    5);
        }
    }

    // --- Mouse ---

    private OptionalInt cutAt(double x, double y) {
        Optional<Clip> clip = session.clip().get();
        if (clip.isEmpty() || scale.isEmpty() || y < SHOTS_TOP || y > SHOTS_TOP + SHOTS) {
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

    private void pressed(MouseEvent e) {
        requestFocus();
        if (scale.isEmpty() || e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        int frame = scale.get().frame(e.getX());
        draggedCut = cutAt(e.getX(), e.getY());
        if (draggedCut.isPresent()) {
            session.endSeries();
        } else if (e.getY() >= SHOTS_TOP && e.getY() < SHOTS_TOP + SHOTS) {
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
            session.play(p -> p.unlooped());
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
