package org.interweave.ui.view;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;

import org.interweave.frame.Size;
import org.interweave.metrics.ProfileLine;
import org.interweave.project.Clip;
import org.interweave.ui.model.Enlarger;
import org.interweave.ui.model.Pixels;
import org.interweave.ui.model.Sight;
import org.interweave.ui.model.Version;
import org.interweave.ui.model.ViewerModel;
import org.interweave.ui.model.ViewerModel.Comparison;
import org.interweave.ui.model.ViewerModel.Layer;
import org.interweave.ui.model.Viewport;
import org.interweave.ui.model.Workbench;

import java.util.List;
import java.util.Optional;

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
    private final Optional<Version> version;
    private final Optional<Pixels> restored;

    /**
     * What a painting is made with.
     *
     * @param tags are told what is seen where
     */
    record Tools(Canvas canvas, Swatches swatches, Images images, Enlarger enlarger, Tags tags) {}

    /** The words over the picture. */
    record Tags(Label left, Label right, Label zoom, Label hint) {}

    ViewerPainting(Workbench workbench, Tools tools, Clip clip, Pixels source, Sight sight) {
        this.model = workbench.viewer();
        this.g = tools.canvas.getGraphicsContext2D();
        this.tools = tools;
        this.source = source;
        this.sight = sight;
        int frame = workbench.session().frame();
        List<Version> versions = workbench.versions().of(clip, frame);
        version =
                versions.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                versions.get(Math.min(model.version().get(), versions.size() - 1)));
        restored = version.flatMap(v -> v.picture(frame));
    }

    void paint() {
        Layer front = model.front();
        Layer reference = model.reference().get();
        Comparison comparison = model.held().get() ? Comparison.NONE : model.comparison().get();
        switch (comparison) {
            case NONE -> {
                draw(front, 0, sight.whole().width(), 0);
                tools.tags.left.setText(words(front));
            }
            case WIPE -> {
                double line = Math.rint(model.split().get() * sight.whole().width());
                draw(reference, 0, line, 0);
                draw(front, line, sight.whole().width(), 0);
                line(line);
                tools.tags.left.setText(words(reference));
                tools.tags.right.setText(words(front));
                tools.tags.right.setVisible(true);
            }
            case SIDE_BY_SIDE -> {
                double half = Math.rint(sight.whole().width() / 2);
                draw(reference, 0, half, 0);
                draw(front, half, sight.whole().width(), half);
                g.setFill(Color.BLACK);
                g.fillRect(half - 1, 0, 2, sight.whole().height());
                tools.tags.left.setText(words(reference));
                tools.tags.right.setText(words(front));
                tools.tags.right.setVisible(true);
            }
            case DIFFERENCE -> {
                Optional<Pixels> difference =
                        restored.flatMap(r -> tools.enlarger.difference(r, source, GAIN));
                difference.ifPresent(d -> image(d, 0, sight.whole().width(), 0, true));
                tools.tags.left.setText("Restored \u2212 bicubic, \u00d7" + GAIN);
            }
        }
        boolean wanted =
                front == Layer.RESTORED
                        || comparison == Comparison.DIFFERENCE
                        || (comparison != Comparison.NONE && reference == Layer.RESTORED);
        if (restored.isEmpty() && wanted) {
            tools.tags.hint.setText(
                    "Not restored yet. Press P to restore the frames around the playhead.");
            tools.tags.hint.setVisible(true);
        }
        model.profile().get().ifPresent(this::profile);
        tools.tags.zoom.setText(Math.round(sight.view().scale() * 100) + " %");
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
                                    + (version.filter(Version::draft).isPresent() ? ", draft" : "");
        };
    }

    private void draw(Layer layer, double from, double to, double shift) {
        switch (layer) {
            case SOURCE -> image(source, from, to, shift, !nearest(source));
            case BICUBIC -> {
                Optional<Pixels> large = tools.enlarger.bicubic(source, bicubicSize());
                image(large.orElse(source), from, to, shift, !sight.view().nearest());
            }
            case RESTORED -> restored.ifPresent(r -> image(r, from, to, shift, !nearest(r)));
        }
    }

    private boolean nearest(Pixels pixels) {
        return sight.width() / pixels.size().width() >= Viewport.NEAREST_FROM;
    }

    /** No larger than it is seen, so that a large film plays. */
    private Size bicubicSize() {
        double scale = Math.min(1, sight.view().scale());
        return new Size(
                Math.max(8, (int) Math.round(sight.content().width() * scale)),
                Math.max(8, (int) Math.round(sight.content().height() * scale)));
    }

    private void image(Pixels pixels, double from, double to, double shift, boolean smooth) {
        if (to <= from) {
            return;
        }
        g.save();
        g.beginPath();
        g.rect(from, 0, to - from, sight.whole().height());
        g.clip();
        g.setImageSmoothing(smooth);
        g.drawImage(
                tools.images.of(pixels),
                Math.rint(sight.view().left() + shift),
                Math.rint(sight.view().top()),
                Math.rint(sight.width()),
                Math.rint(sight.height()));
        g.restore();
    }

    private void profile(ProfileLine line) {
        double width = sight.width();
        double height = sight.height();
        double fromX = sight.view().left() + line.fromX() * width;
        double fromY = sight.view().top() + line.fromY() * height;
        double toX = sight.view().left() + line.toX() * width;
        double toY = sight.view().top() + line.toY() * height;
        g.setStroke(tools.swatches.of(Swatches.Name.OUTDATED));
        g.setFill(tools.swatches.of(Swatches.Name.OUTDATED));
        g.setLineWidth(1.5);
        g.strokeLine(fromX, fromY, toX, toY);
        g.fillOval(fromX - 4, fromY - 4, 8, 8);
        g.fillOval(toX - 4, toY - 4, 8, 8);
    }

    private void line(double x) {
        g.setFill(Color.color(0, 0, 0, 0.5));
        g.fillRect(x - 2, 0, 4, sight.whole().height());
        g.setFill(Color.WHITE);
        g.fillRect(x - 0.75, 0, 1.5, sight.whole().height());
        double y = sight.whole().height() / 2;
        g.setFill(Color.WHITE);
        g.fillOval(x - 11, y - 11, 22, 22);
        g.setFill(Color.web("#24292f"));
        g.fillPolygon(new double[] {x - 3, x - 7, x - 3}, new double[] {y - 4, y, y + 4}, 3);
        g.fillPolygon(new double[] {x + 3, x + 7, x + 3}, new double[] {y - 4, y, y + 4}, 3);
    }
}
