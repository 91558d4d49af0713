package org.interweave.ui.view;

import javafx.beans.InvalidationListener;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

import org.interweave.diffusion.Mix;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.metrics.ProfileLine;
import org.interweave.metrics.TemporalProfile.Sampling;
import org.interweave.project.Clip;
import org.interweave.ui.model.FlickerStrip;
import org.interweave.ui.model.FrameCache;
import org.interweave.ui.model.Pixels;
import org.interweave.ui.model.Slices;
import org.interweave.ui.model.Takes;
import org.interweave.ui.model.Workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** The temporal profiles of the shot under the playhead: source, bicubic, restored and versions. */
final class ProfileView extends Region {
    private static final double HEIGHT = 224;
    private static final double LEAST_HEIGHT = 124;
    private static final int MOST = 300;
    private static final int LEAST = 8;
    private static final int VERSIONS = 2;
    private static final int FIRST_RESTORED = 2;

    private final Workbench workbench;
    private final Canvas canvas = new Canvas();
    private final Swatches swatches = new Swatches(this::requestLayout);
    private final ToggleButton joins =
            Controls.toggle(
                    "profile-joins",
                    "",
                    "Draw joins of windows (red) and chunks (violet) and borders of tiles");
    private final VBox bar;
    private final Slices slices = new Slices();
    private FrameRange shown = new FrameRange(0, 1);
    private Optional<FrameRange> zoomed = Optional.empty();
    private Optional<Takes> known = Optional.empty();
    private int knownChanges;

    ProfileView(Workbench workbench, Chooser chooser) {
        this.workbench = workbench;
        setId("profile");
        getStyleClass().add("profile");
        setAccessibleText("Temporal profile");
        setPrefHeight(HEIGHT);
        setMinHeight(LEAST_HEIGHT);
        joins.setGraphic(Icon.GRID.node(14));
        ProfileExport export = new ProfileExport(workbench, chooser, swatches);
        bar =
                new VBox(
                        joins,
                        Controls.icon(
                                "profile-png",
                                Icon.PICTURE,
                                "Keep it as a picture with scale and legend (PNG)",
                                () ->
                                        export.picture(
                                                shown(Takes.MOST, _ -> ProfileExport.ROW), line())),
                        Controls.icon(
                                "profile-csv",
                                Icon.TABLE,
                                "Keep its numbers (CSV)",
                                () -> {
                                    shown(Takes.MOST, _ -> Integer.MAX_VALUE);
                                    export.numbers(slices.csv(rows(Takes.MOST)));
                                }));
        bar.getStyleClass().add("profile-bar");
        getChildren().addAll(canvas, bar, swatches);
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(workbench.viewer().profile().map(Optional::isPresent).orElse(false));
        InvalidationListener repaint = _ -> requestLayout();
        workbench.viewer().profile().addListener(repaint);
        workbench.footage().arrivals().addListener(repaint);
        workbench.versions().changes().addListener(repaint);
        workbench.session().playback().addListener(repaint);
        workbench.session().clip().addListener(repaint);
        workbench.ruler().answer().addListener(repaint);
        joins.selectedProperty().addListener(repaint);
        setOnMousePressed(this::seek);
        setOnMouseDragged(this::seek);
        setOnScroll(this::scrolled);
    }

    private ProfilePainting.Area area() {
        return new ProfilePainting.Area(canvas.getWidth(), canvas.getHeight());
    }

    private void seek(MouseEvent e) {
        workbench.session().seek(area().frame(shown, e.getX()));
    }

    /** The wheel shows fewer or more frames around the cursor; across, others. */
    private void scrolled(ScrollEvent e) {
        Optional<FrameRange> shot = workbench.session().shot();
        if (shot.isEmpty()) {
            return;
        }
        int count =
                Math.clamp(
                        Math.round(shown.count() * Math.pow(1.003, -e.getDeltaY())),
                        Math.min(LEAST, shot.get().count()),
                        Math.min(MOST, shot.get().count()));
        int at = area().frame(shown, e.getX());
        int before = (int) Math.round((double) (at - shown.start()) * count / shown.count());
        int across = (int) Math.signum(-e.getDeltaX()) * Math.max(1, count / 20);
        int start = Math.clamp(at - before + across, shot.get().start(), shot.get().end() - count);
        zoomed = Optional.of(new FrameRange(start, start + count));
        requestLayout();
        e.consume();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.max(1, getWidth()));
        canvas.setHeight(Math.max(1, getHeight()));
        bar.autosize();
        bar.relocate(
                ProfilePainting.LABELS - bar.getWidth() - 4, (getHeight() - bar.getHeight()) / 2);
        if (isVisible()) {
            paint();
        }
    }

    /** What was zoomed to, or the shot, or the part of a long one around the playhead. */
    private FrameRange part(FrameRange shot, int frame) {
        zoomed = zoomed.filter(z -> z.start() >= shot.start() && z.end() <= shot.end());
        if (zoomed.isPresent() || shot.count() <= MOST) {
            return zoomed.orElse(shot);
        }
        int start = Math.clamp(frame - MOST / 2, shot.start(), shot.end() - MOST);
        return new FrameRange(start, start + MOST);
    }

    private ProfileLine line() {
        return workbench.viewer().profile().get().orElse(ProfileLine.column(0.5));
    }

    private void paint() {
        ProfilePainting.Shown now = shown(VERSIONS, slices -> scale() * getHeight() / slices);
        ProfilePainting painting =
                new ProfilePainting(canvas.getGraphicsContext2D(), swatches, area(), now);
        painting.paint();
        painting.playhead(workbench.session().frame());
    }

    /** Pixels of the screen for each of the window's. */
    private double scale() {
        return Optional.ofNullable(getScene())
                .map(Scene::getWindow)
                .map(Window::getOutputScaleY)
                .orElse(1.0);
    }

    /**
     * As many versions as are wanted, if there are.
     *
     * @param height pixels that each of so many slices has: more samples than that are not seen
     */
    private ProfilePainting.Shown shown(int versions, IntToDoubleFunction height) {
        Optional<FrameRange> shot = workbench.session().shot();
        if (shot.isEmpty() || workbench.footage().small().get().isEmpty()) {
            return new ProfilePainting.Shown(
                    shown, List.of(), List.of(), Optional.empty(), List.of(), 0);
        }
        Clip clip = workbench.session().clip().get().orElseThrow();
        shown = part(shot.get(), workbench.session().frame());
        workbench.footage().small().get().ifPresent(this::want);
        List<Slices.Row> rows = rows(versions);
        Size picture = Pixels.small(clip.media().size().times(Looks.FACTOR));
        int seen = Math.max(1, (int) Math.ceil(height.applyAsDouble(rows.size())));
        int samples = Math.min(seen, line().samples(picture));
        slices.update(new Slices.Cut(clip.media().hash(), line(), shown, samples), rows);
        List<Pixels> cut = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            cut.add(slices.slice(i, rows.get(i), picture));
        }
        return new ProfilePainting.Shown(
                shown,
                rows.stream().map(Slices.Row::name).toList(),
                cut,
                joins.isSelected()
                        ? Optional.of(FlickerStrip.joins(clip, clip.shotAt(shown.start())))
                        : Optional.empty(),
                crossings(clip),
                FIRST_RESTORED);
    }

    private List<Double> crossings(Clip clip) {
        Size size = clip.media().size();
        List<TilePlan> tiles = workbench.ruler().answer().get().tiles();
        int shot = clip.shotAt(shown.start());
        return shot < tiles.size()
                ? line().crossings(tiles.get(shot).columns(size), tiles.get(shot).rows(size))
                : List.of();
    }

    private List<Slices.Row> rows(int versions) {
        Clip clip = workbench.session().clip().get().orElseThrow();
        FrameCache small = workbench.footage().small().get().orElseThrow();
        Mix mix = clip.settings(clip.shotAt(shown.start())).mix();
        List<Slices.Row> rows = new ArrayList<>();
        rows.add(new Slices.Row("Source", Sampling.NEAREST, small::get, Mix.NONE));
        rows.add(new Slices.Row("Bicubic", Sampling.BICUBIC, small::get, Mix.NONE));
        Takes takes = takes(clip);
        int most = takes.most(shown);
        for (int k = 0; k < Math.clamp(most, 1, versions); k++) {
            int rank = k;
            rows.add(
                    new Slices.Row(
                            k == 0 ? "Restored" : "Version " + (k + 1),
                            Sampling.BILINEAR,
                            f -> takes.small(f, rank),
                            k == 0 ? mix : Mix.NONE));
        }
        return rows;
    }

    /** Which versions there are; found out once for every change, as a drag asks often. */
    private Takes takes(Clip clip) {
        int changes = workbench.versions().changes().get();
        if (known.isEmpty() || !known.get().clip().equals(clip) || knownChanges != changes) {
            known = Optional.of(Takes.of(clip, workbench.versions()));
            knownChanges = changes;
        }
        return known.get();
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
}
