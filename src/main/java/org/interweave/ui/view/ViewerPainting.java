package org.interweave.ui.view;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;

import org.interweave.diffusion.Mix;
import org.interweave.frame.Size;
import org.interweave.metrics.Fidelity;
import org.interweave.metrics.ProfileLine;
import org.interweave.project.Clip;
import org.interweave.ui.model.BlindTrials;
import org.interweave.ui.model.Enlarger;
import org.interweave.ui.model.Pixels;
import org.interweave.ui.model.Region;
import org.interweave.ui.model.Sight;
import org.interweave.ui.model.Takes;
import org.interweave.ui.model.Version;
import org.interweave.ui.model.ViewerModel;
import org.interweave.ui.model.ViewerModel.Comparison;
import org.interweave.ui.model.ViewerModel.Layer;
import org.interweave.ui.model.Viewport;
import org.interweave.ui.model.Workbench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** One painting of one frame: layers, comparisons, and what is drawn over them. */
final class ViewerPainting {
    /** How far the studio enlarges. */
    static final int FACTOR = 4;

    private static final int GAIN = 4;

    private final ViewerModel model;
    private final GraphicsContext g;
    private final Tools tools;
    private final Pixels source;
    private final Sight sight;
    private final int frame;
    private final Optional<Version> version;
    private final Optional<Pixels> finished;
    private final Function<Optional<Version>, Optional<Pixels>> picture;
    private final Mix mix;
    private final Optional<BlindTrials.Trial> blind;
    private final OptionalDouble strays;
    private final boolean current;
    private final List<Pixels> seeds;
    private final Look front;
    private final Look reference;

    /**
     * What a painting is made with.
     *
     * @param tags are told what is seen where
     */
    record Tools(Canvas canvas, Swatches swatches, Images images, Enlarger enlarger, Tags tags) {}

    /**
     * The words over the picture: of four panes, of its scale, and what to do if it is not there.
     */
    record Tags(
            Label left, Label right, Label lowerLeft, Label lowerRight, Label zoom, Label hint) {
        List<Label> ofPanes() {
            return List.of(left, right, lowerLeft, lowerRight);
        }
    }

    /**
     * A picture that can be shown.
     *
     * @param pixels empty if it is not there, or not yet
     */
    record Look(Layer layer, String words, Optional<Pixels> pixels) {}

    ViewerPainting(Workbench workbench, Tools tools, Clip clip, Pixels source, Sight sight) {
        this.model = workbench.viewer();
        this.g = tools.canvas.getGraphicsContext2D();
        this.tools = tools;
        this.source = source;
        this.sight = sight;
        frame = workbench.session().frame();
        List<Version> versions = workbench.versions().of(clip, frame);
        mix = clip.settings(clip.shotAt(frame)).mix();
        blind = workbench.blind().trial().get();
        int wanted = model.version().get();
        version =
                blind.isPresent()
                        ? blind.flatMap(t -> t.seen().take())
                                .flatMap(t -> workbench.versions().of(clip, frame, t))
                        : versions.stream()
                                .skip(Math.min(wanted, Math.max(0, versions.size() - 1)))
                                .findFirst();
        finished = workbench.model().flatMap(m -> workbench.proxies().get(clip, m.hash(), frame));
        picture = v -> workbench.versions().shown(clip, frame, v, finished);
        strays =
                workbench
                        .evidence()
                        .numbers()
                        .scores()
                        .get()
                        .at(rank(versions) + 1, Fidelity.Residual.MEASURE, frame);
        current = workbench.footage().frame(frame).filter(source::equals).isPresent();
        seeds = version.map(v -> workbench.versions().seeds(v, frame)).orElse(List.of());
        Optional<Version> earlier =
                model.take()
                        .get()
                        .map(t -> workbench.versions().of(clip, frame, t))
                        .orElse(version);
        reference = look(model.reference().get(), earlier);
        front = model.held().get() ? reference : look(model.layer().get(), version);
    }

    /** The shown version's among those that have numbers; out of them all if it has none. */
    private int rank(List<Version> versions) {
        int rank =
                versions.stream()
                        .filter(v -> v.region().isEmpty())
                        .limit(Takes.MOST)
                        .toList()
                        .indexOf(version.orElse(null));
        return rank < 0 ? Takes.MOST : rank;
    }

    private Look look(Layer layer, Optional<Version> restored) {
        return switch (layer) {
            case SOURCE -> new Look(layer, "Source " + source.size(), Optional.of(source));
            case BICUBIC ->
                    new Look(
                            layer,
                            "Bicubic " + source.size().times(FACTOR),
                            tools.enlarger
                                    .bicubic(source, bicubicSize())
                                    .or(() -> Optional.of(source)));
            case RESTORED -> {
                Optional<Pixels> pixels =
                        picture.apply(restored).map(r -> tools.enlarger.mixed(r, source, mix));
                String size = pixels.map(p -> " " + p.size()).orElse("");
                String draft = restored.filter(Version::draft).isPresent() ? ", draft" : "";
                String seed =
                        model.take().get().isPresent()
                                ? restored.map(v -> ", seed " + v.settings().noise().seed())
                                        .orElse("")
                                : "";
                yield new Look(layer, "Restored" + size + draft + seed + overlaid(), pixels);
            }
        };
    }

    /** What the front pane shows, for whoever asks for its pixels. */
    Look front() {
        return front;
    }

    /** What it is compared with. */
    Look reference() {
        return reference;
    }

    void paint() {
        if (blind.isPresent()) {
            // Nothing may tell what it is: no overlay, no comparison, no size.
            tools.tags.ofPanes().forEach(t -> t.setVisible(false));
            Look seen = look(blind.get().seen().layer(), version);
            whole(seen, tools.tags.left);
            say(tools.tags.left, blind.get().side().name());
            tools.tags.zoom.setText(percent());
            return;
        }
        Comparison comparison = model.held().get() ? Comparison.NONE : model.comparison().get();
        double width = sight.whole().width();
        tools.tags.ofPanes().forEach(t -> t.setVisible(false));
        switch (comparison) {
            case NONE -> whole(front, tools.tags.left);
            case WIPE -> {
                double line = Math.rint(model.split().get() * width);
                draw(reference, new Part(0, line, 0, 0), 1);
                draw(front, new Part(line, width, 0, 0), 1);
                line(line);
                say(tools.tags.left, reference.words);
                say(tools.tags.right, front.words);
            }
            case SIDE_BY_SIDE -> {
                pane(reference, 0, 0, tools.tags.left);
                pane(front, 1, 0, tools.tags.right);
                borders();
            }
            case FOUR -> {
                pane(look(Layer.SOURCE, version), 0, 0, tools.tags.left);
                pane(look(Layer.BICUBIC, version), 1, 0, tools.tags.right);
                pane(
                        model.take().get().isPresent() ? reference : difference(),
                        0,
                        1,
                        tools.tags.lowerLeft);
                pane(front, 1, 1, tools.tags.lowerRight);
                borders();
            }
            case DIFFERENCE -> whole(difference(), tools.tags.left);
            case ONION -> {
                draw(reference, new Part(0, width, 0, 0), 1);
                draw(front, new Part(0, width, 0, 0), model.blend().get());
                long share = Math.round(model.blend().get() * 100);
                say(tools.tags.left, reference.words);
                say(tools.tags.right, "%s, %d %%".formatted(front.words, share));
            }
        }
        boolean missed =
                front.pixels.isEmpty()
                        || (comparison != Comparison.NONE && reference.pixels.isEmpty())
                        || (comparison == Comparison.DIFFERENCE
                                && version.isEmpty()
                                && finished.isEmpty());
        if (missed) {
            say(
                    tools.tags.hint,
                    model.take().get().isPresent() && version.isPresent()
                            ? "These frames were not restored in that way."
                            : "Not restored yet. Press P to restore the frames around the"
                                    + " playhead.");
        }
        model.profile().get().ifPresent(this::profile);
        model.region().get().ifPresent(this::region);
        Viewport.Area whole = sight.content();
        tools.tags.zoom.setText(
                "%s of %.0f\u00d7%.0f".formatted(percent(), whole.width(), whole.height()));
    }

    private String percent() {
        return Math.round(sight.view().scale() * 100) + " %";
    }

    /** The front picture's difference from the reference, or the restored one's from bicubic. */
    private Look difference() {
        boolean other = model.take().get().isPresent() && reference.pixels.isPresent();
        Optional<Pixels> one = picture.apply(version);
        Pixels from = other ? reference.pixels.orElseThrow() : source;
        return new Look(
                Layer.RESTORED,
                "Restored \u2212 %s, \u00d7%d".formatted(other ? "reference" : "bicubic", GAIN),
                one.flatMap(r -> tools.enlarger.difference(r, from, GAIN)));
    }

    private static void say(Label tag, String words) {
        tag.setText(words);
        tag.setVisible(true);
    }

    private void whole(Look look, Label tag) {
        draw(look, new Part(0, sight.whole().width(), 0, 0), 1);
        say(tag, look.words);
    }

    private void pane(Look look, int column, int row, Label tag) {
        double left = sight.left(column);
        double right =
                column == sight.columns() - 1 ? sight.whole().width() : sight.left(column + 1);
        draw(look, new Part(left, right, left, sight.top(row)), 1);
        say(tag, look.words);
    }

    /**
     * A part of the viewer.
     *
     * @param from its left edge
     * @param to its right edge
     * @param shiftX where its pane begins, from the left
     * @param shiftY where its pane begins, from the top
     */
    private record Part(double from, double to, double shiftX, double shiftY) {}

    private void draw(Look look, Part part, double opacity) {
        if (look.pixels.isEmpty() || part.to <= part.from) {
            return;
        }
        Pixels pixels = look.pixels.get();
        boolean nearest =
                look.layer == Layer.BICUBIC
                        ? sight.view().nearest()
                        : sight.width() / pixels.size().width() >= Viewport.NEAREST_FROM;
        g.save();
        g.beginPath();
        g.rect(part.from, part.shiftY, part.to - part.from, sight.pane().height());
        g.clip();
        g.setGlobalAlpha(opacity);
        g.setImageSmoothing(!nearest);
        g.drawImage(
                tools.images.of(pixels),
                Math.rint(sight.view().left() + part.shiftX),
                Math.rint(sight.view().top() + part.shiftY),
                Math.rint(sight.width()),
                Math.rint(sight.height()));
        if (look.layer == Layer.RESTORED && opacity == 1 && look.equals(front)) {
            overlay(pixels).ifPresent(o -> over(o, part));
        }
        g.restore();
    }

    private void over(Pixels overlay, Part part) {
        g.setImageSmoothing(true);
        g.drawImage(
                tools.images.of(overlay),
                Math.rint(sight.view().left() + part.shiftX),
                Math.rint(sight.view().top() + part.shiftY),
                Math.rint(sight.width()),
                Math.rint(sight.height()));
    }

    private Optional<Pixels> overlay(Pixels picture) {
        return switch (blind.isPresent() ? ViewerModel.Overlay.NONE : model.overlay().get()) {
            case NONE -> Optional.empty();
            case RESIDUAL ->
                    version.filter(_ -> current) // Else the source is still another frame's.
                            .flatMap(v -> tools.enlarger.residual(picture, source, v));
            case GUESSED -> seeds.size() < 2 ? Optional.empty() : tools.enlarger.guessed(seeds);
            case MIXED -> tools.enlarger.shown(mix, picture.size());
        };
    }

    /** What the overlay says, in words. */
    private String overlaid() {
        return switch (model.overlay().get()) {
            case NONE -> "";
            case RESIDUAL ->
                    strays.isPresent()
                            ? ", strays by %.1f levels".formatted(strays.getAsDouble())
                            : ", where it strays";
            case GUESSED ->
                    seeds.size() < 2
                            ? ", no other seeds yet (see the scales below)"
                            : ", where %d seeds differ".formatted(seeds.size());
            case MIXED -> ", what is mixed in";
        };
    }

    /**
     * No larger than it is seen, so that a large film plays; whole where single pixels are read.
     */
    private Size bicubicSize() {
        double scale = model.loupe().get() ? 1 : Math.min(1, sight.view().scale());
        return new Size(
                Math.max(8, (int) Math.round(source.size().width() * FACTOR * scale)),
                Math.max(8, (int) Math.round(source.size().height() * FACTOR * scale)));
    }

    private void borders() {
        g.setFill(Color.BLACK);
        g.fillRect(sight.left(1) - 1, 0, 2, sight.whole().height());
        if (sight.rows() > 1) {
            g.fillRect(0, sight.top(1) - 1, sight.whole().width(), 2);
        }
    }

    private void profile(ProfileLine line) {
        double fromX = sight.view().left() + line.fromX() * sight.width();
        double fromY = sight.view().top() + line.fromY() * sight.height();
        double toX = sight.view().left() + line.toX() * sight.width();
        double toY = sight.view().top() + line.toY() * sight.height();
        g.setStroke(tools.swatches.of(Swatches.Name.OUTDATED));
        g.setFill(tools.swatches.of(Swatches.Name.OUTDATED));
        g.setLineWidth(1.5);
        g.strokeLine(fromX, fromY, toX, toY);
        g.fillOval(fromX - 4, fromY - 4, 8, 8);
        g.fillOval(toX - 4, toY - 4, 8, 8);
    }

    private void region(Region region) {
        g.setStroke(tools.swatches.of(Swatches.Name.ACCENT));
        g.setLineWidth(1.5);
        g.setLineDashes(6, 4);
        g.strokeRect(
                sight.view().left() + region.fromX() * sight.width(),
                sight.view().top() + region.fromY() * sight.height(),
                (region.toX() - region.fromX()) * sight.width(),
                (region.toY() - region.fromY()) * sight.height());
        g.setLineDashes();
    }

    private void line(double x) {
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
