package org.interweave.ui.view;

import javafx.beans.InvalidationListener;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.frame.Windows;
import org.interweave.metrics.ProfileLine;
import org.interweave.metrics.TemporalProfile;
import org.interweave.project.Clip;
import org.interweave.project.Shot;
import org.interweave.ui.model.FrameCache;
import org.interweave.ui.model.Pixels;
import org.interweave.ui.model.Workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** The temporal profiles of the shot under the playhead: source above, restored below. */
final class ProfileView extends Region {
    private static final double HEIGHT = 170;
    private static final double LABELS = 74;
    private static final int MOST = 300;
    private static final int ROWS = 160;

    private final Workbench workbench;
    private final Canvas canvas = new Canvas();
    private final Swatches swatches = new Swatches(this::requestLayout);
    private FrameRange shown = new FrameRange(0, 1);

    ProfileView(Workbench workbench) {
        this.workbench = workbench;
        setId("profile");
        getStyleClass().add("profile");
        setAccessibleText("Temporal profile");
        setPrefHeight(HEIGHT);
        setMinHeight(HEIGHT);
        getChildren().addAll(canvas, swatches);
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(workbench.viewer().profile().map(Optional::isPresent).orElse(false));
        InvalidationListener repaint = _ -> requestLayout();
        workbench.viewer().profile().addListener(repaint);
        workbench.footage().arrivals().addListener(repaint);
        workbench.versions().changes().addListener(repaint);
        workbench.session().playback().addListener(repaint);
        workbench.session().clip().addListener(repaint);
        setOnMousePressed(this::seek);
        setOnMouseDragged(this::seek);
    }

    private void seek(MouseEvent e) {
        double share = (e.getX() - LABELS) / Math.max(1, getWidth() - LABELS);
        int frame = shown.start() + (int) Math.floor(share * shown.count());
        workbench.session().seek(Math.clamp(frame, shown.start(), shown.end() - 1));
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.max(1, getWidth()));
        canvas.setHeight(Math.max(1, getHeight()));
        if (isVisible()) {
            paint();
        }
    }

    /** The shot, or the part of a long one around the playhead. */
    private static FrameRange part(FrameRange shot, int frame) {
        if (shot.count() <= MOST) {
            return shot;
        }
        int start = Math.clamp(frame - MOST / 2, shot.start(), shot.end() - MOST);
        return new FrameRange(start, start + MOST);
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(swatches.of(Swatches.Name.BACKGROUND));
        g.fillRect(0, 0, getWidth(), getHeight());
        Optional<Clip> clip = workbench.session().clip().get();
        Optional<FrameCache> small = workbench.footage().small().get();
        Optional<ProfileLine> line = workbench.viewer().profile().get();
        if (clip.isEmpty() || small.isEmpty() || line.isEmpty()) {
            return;
        }
        int frame = workbench.session().frame();
        Shot shot = clip.get().shots().get(clip.get().shotAt(frame));
        shown = part(shot.frames(), frame);
        want(small.get());
        double half = getHeight() / 2;
        strip(g, "Source", line.get(), 0, half - 1, small.get()::get);
        strip(
                g,
                "Restored",
                line.get(),
                half + 1,
                half - 1,
                f -> workbench.versions().best(clip.get(), f).flatMap(v -> v.picture(f)));
        joins(g, clip.get(), shot);
        double x = x(frame + 0.5);
        g.setFill(swatches.of(Swatches.Name.PLAYHEAD));
        g.fillRect(x - 0.75, 0, 1.5, getHeight());
    }

    private void want(FrameCache small) {
        List<Integer> missing = new ArrayList<>();
        for (int f = shown.start(); f < shown.end(); f++) {
            if (small.get(f).isEmpty()) {
                missing.add(f);
            }
        }
        if (!missing.isEmpty()) {
            small.want(missing);
        }
    }

    private double x(double frame) {
        return LABELS + (frame - shown.start()) / shown.count() * (getWidth() - LABELS);
    }

    private void strip(
            GraphicsContext g,
            String name,
            ProfileLine line,
            double top,
            double height,
            IntFunction<Optional<Pixels>> frames) {
        TemporalProfile profile = new TemporalProfile(line, shown, ROWS);
        for (int frame = shown.start(); frame < shown.end(); frame++) {
            Optional<Pixels> pixels = frames.apply(frame);
            if (pixels.isPresent()) {
                profile.set(frame, pixels.get());
            }
        }
        Pixels slice = new Pixels(new Size(shown.count(), ROWS), profile.argb());
        g.setFill(swatches.of(Swatches.Name.STRIP));
        g.fillRect(LABELS, top, getWidth() - LABELS, height);
        g.setImageSmoothing(false);
        g.drawImage(Images.wrap(slice), LABELS, top, getWidth() - LABELS, height);
        g.setFill(swatches.of(Swatches.Name.MUTED));
        g.setFont(Font.font(11));
        g.setTextBaseline(VPos.CENTER);
        g.fillText(name, 12, top + height / 2);
    }

    /** Where windows begin: flicker that keeps their time comes from them. */
    private void joins(GraphicsContext g, Clip clip, Shot shot) {
        Windows windows =
                clip.settings(clip.shotAt(shown.start())).windows().windows(shot.frames().count());
        g.setStroke(Color.color(1, 1, 1, 0.35));
        g.setLineWidth(1);
        for (int i = 1; i < windows.count(); i++) {
            int frame = shot.frames().start() + windows.window(i).start();
            if (shown.contains(frame)) {
                double x = Math.rint(x(frame)) + 0.5;
                g.strokeLine(x, getHeight() / 2 - 3, x, getHeight() / 2 + 3);
            }
        }
    }
}
