package org.interweave.ui.view;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;

import org.interweave.ui.model.BlindTrials;
import org.interweave.ui.model.Comparison;
import org.interweave.ui.model.Enlarger;
import org.interweave.ui.model.Layer;
import org.interweave.ui.model.Pixels;
import org.interweave.ui.model.Sight;
import org.interweave.ui.model.ViewerModel;
import org.interweave.ui.model.Viewport;
import org.interweave.ui.view.Looks.Look;

import java.util.List;

/** One painting of one frame: its looks beside, above or over each other, and words over them. */
final class ViewerPainting {
    private final ViewerModel model;
    private final GraphicsContext g;
    private final Tools tools;
    private final Sight sight;
    private final Looks looks;
    private final ViewerLines lines;

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

    ViewerPainting(ViewerModel model, Tools tools, Sight sight, Looks looks) {
        this.model = model;
        this.g = tools.canvas.getGraphicsContext2D();
        this.tools = tools;
        this.sight = sight;
        this.looks = looks;
        lines = new ViewerLines(g, tools.swatches, sight);
    }

    void paint() {
        tools.tags.ofPanes().forEach(t -> t.setVisible(false));
        if (looks.blind().isPresent()) {
            // Nothing may tell what it is: no overlay, no comparison, no size.
            BlindTrials.Trial trial = looks.blind().get();
            whole(looks.of(trial.seen().layer()), tools.tags.left);
            say(tools.tags.left, trial.side().name());
            tools.tags.zoom.setText(percent());
            return;
        }
        Comparison comparison = model.held().get() ? Comparison.NONE : model.comparison().get();
        compare(comparison);
        looks.missed(comparison).ifPresent(words -> say(tools.tags.hint, words));
        model.profile().get().ifPresent(lines::profile);
        model.region().get().ifPresent(lines::region);
        Viewport.Area whole = sight.content();
        tools.tags.zoom.setText(
                "%s of %.0f\u00d7%.0f".formatted(percent(), whole.width(), whole.height()));
    }

    private void compare(Comparison comparison) {
        Look front = looks.front();
        Look reference = looks.reference();
        double width = sight.whole().width();
        switch (comparison) {
            case NONE -> whole(front, tools.tags.left);
            case WIPE -> {
                double line = Math.rint(model.split().get() * width);
                draw(reference, new Part(0, line, 0, 0), 1);
                draw(front, new Part(line, width, 0, 0), 1);
                lines.wipe(line);
                say(tools.tags.left, reference.words());
                say(tools.tags.right, front.words());
            }
            case SIDE_BY_SIDE -> {
                pane(reference, 0, 0, tools.tags.left);
                pane(front, 1, 0, tools.tags.right);
                lines.borders();
            }
            case FOUR -> {
                boolean earlier = model.take().get().isPresent();
                pane(looks.of(Layer.SOURCE), 0, 0, tools.tags.left);
                pane(looks.of(Layer.BICUBIC), 1, 0, tools.tags.right);
                pane(earlier ? reference : looks.difference(), 0, 1, tools.tags.lowerLeft);
                pane(front, 1, 1, tools.tags.lowerRight);
                lines.borders();
            }
            case DIFFERENCE -> whole(looks.difference(), tools.tags.left);
            case ONION -> {
                draw(reference, new Part(0, width, 0, 0), 1);
                draw(front, new Part(0, width, 0, 0), model.blend().get());
                long share = Math.round(model.blend().get() * 100);
                say(tools.tags.left, reference.words());
                say(tools.tags.right, "%s, %d %%".formatted(front.words(), share));
            }
        }
    }

    private String percent() {
        return Math.round(sight.view().scale() * 100) + " %";
    }

    private static void say(Label tag, String words) {
        tag.setText(words);
        tag.setVisible(true);
    }

    private void whole(Look look, Label tag) {
        draw(look, new Part(0, sight.whole().width(), 0, 0), 1);
        say(tag, look.words());
    }

    private void pane(Look look, int column, int row, Label tag) {
        double left = sight.left(column);
        double right =
                column == sight.columns() - 1 ? sight.whole().width() : sight.left(column + 1);
        draw(look, new Part(left, right, left, sight.top(row)), 1);
        say(tag, look.words());
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
        if (look.pixels().isEmpty() || part.to <= part.from) {
            return;
        }
        Pixels pixels = look.pixels().get();
        boolean nearest =
                look.layer() == Layer.BICUBIC
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
        if (look.layer() == Layer.RESTORED && opacity == 1 && look.equals(looks.front())) {
            looks.overlay(pixels).ifPresent(o -> over(o, part));
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
}
