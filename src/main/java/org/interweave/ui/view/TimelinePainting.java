package org.interweave.ui.view;

import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import org.interweave.frame.FrameRange;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Timecode;
import org.interweave.project.Clip;
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
import java.util.SortedSet;

/** One painting of the timeline, lane by lane. */
final class TimelinePainting {
    private static final double LABELS = 96;
    private static final double SURE = 0.75;

    private final Workbench workbench;
    private final Session session;
    private final GraphicsContext g;
    private final Swatches swatches;
    private final Images images;
    private final Clip clip;
    private final TimelineScale s;
    private final Timecode timecode;
    private final double width;
    private final double height;

    /**
     * @param canvas to paint on
     * @param images that were painted before
     */
    TimelinePainting(
            Workbench workbench,
            Canvas canvas,
            Swatches swatches,
            Images images,
            Clip clip,
            TimelineScale s) {
        this.workbench = workbench;
        this.session = workbench.session();
        this.g = canvas.getGraphicsContext2D();
        this.swatches = swatches;
        this.images = images;
        this.clip = clip;
        this.s = s;
        width = canvas.getWidth();
        height = canvas.getHeight();
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
        FlickerPainting.paint(
                new FlickerPainting.Lane(g, swatches, s, width),
                workbench.evidence().flicker().get());
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
            g.strokeLine(
                    x,
                    large ? TimelineLanes.RULER - 10 : TimelineLanes.RULER - 5,
                    x,
                    TimelineLanes.RULER);
            if (large) {
                fill(Swatches.Name.MUTED);
                g.fillText(tick.label(), x + 4, TimelineLanes.RULER / 2 - 1);
            }
        }
    }

    private void rendered() {
        fill(Swatches.Name.FAINT);
        g.fillRect(0, TimelineLanes.RULER, s.x(s.frames()), TimelineLanes.CACHE);
        fill(Swatches.Name.LATENT);
        for (FrameRange known : workbench.ruler().answer().get().known()) {
            double x = s.x(known.start());
            g.fillRect(
                    x, TimelineLanes.RULER, Math.max(1, s.x(known.end()) - x), TimelineLanes.CACHE);
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
            g.fillRect(
                    x,
                    TimelineLanes.RULER,
                    Math.max(2, s.x(span.frames().end()) - x),
                    TimelineLanes.CACHE);
        }
    }

    private void pictures() {
        fill(Swatches.Name.STRIP);
        g.fillRect(
                0,
                TimelineLanes.PICTURES_TOP,
                Math.min(width, s.x(s.frames())),
                TimelineLanes.PICTURES);
        Optional<FrameCache> thumbnails = workbench.footage().thumbnails().get();
        if (thumbnails.isEmpty()) {
            return;
        }
        double aspect = (double) clip.media().size().width() / clip.media().size().height();
        double each = Math.max(24, TimelineLanes.PICTURES * aspect);
        List<Integer> wanted = new ArrayList<>();
        g.setImageSmoothing(true);
        for (TimelineScale.Spot spot : s.spots(clip, each)) {
            Optional<Pixels> picture = thumbnails.get().get(spot.frame());
            if (picture.isPresent()) {
                Image image = images.of(picture.get());
                double seen = spot.end() - spot.x();
                g.drawImage(
                        image,
                        0,
                        0,
                        image.getWidth() * seen / each,
                        image.getHeight(),
                        spot.x(),
                        TimelineLanes.PICTURES_TOP,
                        seen,
                        TimelineLanes.PICTURES);
            } else {
                wanted.add(spot.frame());
            }
        }
        if (!wanted.isEmpty()) {
            thumbnails.get().want(wanted);
        }
        fill(Swatches.Name.BACKGROUND);
        double end = s.x(s.frames());
        g.fillRect(
                end, TimelineLanes.PICTURES_TOP, Math.max(0, width - end), TimelineLanes.PICTURES);
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
        g.fillRoundRect(
                x + 0.5, TimelineLanes.SHOTS_TOP, Math.max(0.5, w - 1), TimelineLanes.SHOTS, 6, 6);
        if (selected) {
            g.setStroke(swatches.of(Swatches.Name.ACCENT));
            g.setLineWidth(1.5);
            g.strokeRoundRect(
                    x + 1,
                    TimelineLanes.SHOTS_TOP + 0.5,
                    Math.max(0.5, w - 2),
                    TimelineLanes.SHOTS - 1,
                    6,
                    6);
        }
        if (index > 0) {
            cut(shot, x);
        }
        if (w > 30) {
            String prompt =
                    shot.overrides().get(Setting.PROMPT).orElse(clip.defaults().prompt().words());
            g.save();
            g.beginPath();
            g.rect(
                    Math.max(0, x) + 4,
                    TimelineLanes.SHOTS_TOP,
                    end - Math.max(0, x) - 8,
                    TimelineLanes.SHOTS);
            g.clip();
            double left = Math.max(x, 0) + 8;
            g.setTextAlign(TextAlignment.LEFT);
            fill(Swatches.Name.MUTED);
            String number = String.valueOf(index + 1);
            g.fillText(number, left, TimelineLanes.SHOTS_TOP + TimelineLanes.SHOTS / 2);
            fill(prompt.isBlank() ? Swatches.Name.MUTED : Swatches.Name.TEXT);
            g.fillText(
                    prompt.isBlank() ? "no prompt" : prompt.replace('\n', ' '),
                    left + 8 + 7 * number.length(),
                    TimelineLanes.SHOTS_TOP + TimelineLanes.SHOTS / 2);
            g.restore();
        }
    }

    /** The cut's line, fainter the less sure it is. */
    private void cut(Shot shot, double x) {
        Color colour =
                swatches.of(
                        shot.confidence() >= SURE ? Swatches.Name.TEXT : Swatches.Name.OUTDATED);
        g.setStroke(colour.deriveColor(0, 1, 1, 0.25 + 0.5 * shot.confidence()));
        g.setLineWidth(1);
        double at = Math.rint(x) + 0.5;
        g.strokeLine(
                at,
                TimelineLanes.PICTURES_TOP,
                at,
                TimelineLanes.PICTURES_TOP + TimelineLanes.PICTURES);
    }

    private void sound() {
        Optional<SoundOutline> outline = workbench.footage().sound().get();
        double middle = TimelineLanes.SOUND_TOP + TimelineLanes.SOUND / 2;
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
                    middle - high * TimelineLanes.SOUND / 2,
                    x + 0.5,
                    middle - low * TimelineLanes.SOUND / 2 + 0.5);
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
        double lanes = TimelineLanes.SHOTS_TOP + TimelineLanes.SHOTS - TimelineLanes.PICTURES_TOP;
        g.fillRect(0, TimelineLanes.PICTURES_TOP, Math.max(0, in), lanes);
        double end = Math.min(width, s.x(s.frames()));
        g.fillRect(out, TimelineLanes.PICTURES_TOP, Math.max(0, end - out), lanes);
        fill(Swatches.Name.ACCENT);
        g.fillRect(in, 2, Math.max(1, out - in), 3);
        g.fillRect(in, 2, 2, TimelineLanes.RULER - 4);
        g.fillRect(out - 2, 2, 2, TimelineLanes.RULER - 4);
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
        g.fillRect(x - 0.75, 12, 1.5, height);
        g.fillPolygon(
                new double[] {x - 6, x + 6, x + 6, x, x - 6}, new double[] {6, 6, 13, 20, 13}, 5);
    }
}
