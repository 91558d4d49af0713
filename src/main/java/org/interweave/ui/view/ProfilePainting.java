package org.interweave.ui.view;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import org.interweave.frame.FrameRange;
import org.interweave.metrics.Joins;
import org.interweave.ui.model.Pixels;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Paints temporal profiles above each other.
 *
 * @param area where
 * @param shown what
 */
record ProfilePainting(GraphicsContext g, Swatches swatches, Area area, Shown shown) {
    /** Room at the left for names. */
    static final double LABELS = 112;

    private static final double GAP = 2;
    private static final double JOIN = 1.5;

    /** Dashes of joins of chunks, over those of windows. */
    private static final double[] CHUNKS = {5, 5};

    /** Dashes of tile borders. */
    private static final double[] BORDERS = {4, 4};

    /** A size on the screen, without the room for names. */
    record Area(double width, double height) {
        /** The left edge of a frame. */
        double x(FrameRange frames, double frame) {
            return LABELS + (frame - frames.start()) / frames.count() * (width - LABELS);
        }

        /** The frame at a place, the nearest there is. */
        int frame(FrameRange frames, double x) {
            double share = (x - LABELS) / Math.max(1, width - LABELS);
            int frame = frames.start() + (int) Math.floor(share * frames.count());
            return Math.clamp(frame, frames.start(), frames.end() - 1);
        }
    }

    /**
     * What is painted.
     *
     * @param frames from left to right
     * @param names of the slices, from top to bottom
     * @param slices a column a frame
     * @param joins that are drawn over the restored slices
     * @param crossings of tile borders, shares of the line
     * @param firstRestored the first slice that joins and borders are drawn over
     */
    record Shown(
            FrameRange frames,
            List<String> names,
            List<Pixels> slices,
            Optional<Joins> joins,
            List<Double> crossings,
            int firstRestored) {}

    void paint() {
        g.setFill(swatches.of(Swatches.Name.BACKGROUND));
        g.fillRect(0, 0, area.width, area.height);
        for (int i = 0; i < shown.slices.size(); i++) {
            slice(i);
        }
    }

    private double rowHeight() {
        return area.height / shown.slices.size();
    }

    private void slice(int row) {
        double top = row * rowHeight();
        double height = rowHeight() - GAP;
        double width = area.width - LABELS;
        g.setFill(swatches.of(Swatches.Name.STRIP));
        g.fillRect(LABELS, top, width, height);
        g.setImageSmoothing(false);
        g.drawImage(Images.wrap(shown.slices.get(row)), LABELS, top, width, height);
        g.setFill(swatches.of(Swatches.Name.MUTED));
        g.setFont(Font.font(11));
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(shown.names.get(row), 12, top + Math.min(14, height / 2), LABELS - 16);
        if (row >= shown.firstRestored) {
            shown.joins.ifPresent(
                    joins -> {
                        ticks(joins.windows(), Swatches.Name.PLAYHEAD, top, height);
                        // Where both are joined, both are seen.
                        g.setLineDashes(CHUNKS);
                        ticks(joins.chunks(), Swatches.Name.MARKER, top, height);
                        g.setLineDashes();
                        borders(top, height);
                    });
        }
    }

    private void ticks(Set<Integer> frames, Swatches.Name colour, double top, double height) {
        Color line = swatches.of(colour).deriveColor(0, 1, 1, 0.85);
        g.setStroke(line);
        g.setLineWidth(JOIN);
        for (int frame : frames) {
            if (shown.frames.contains(frame)) {
                double x = Math.rint(area.x(shown.frames, frame)) + 0.5;
                g.strokeLine(x, top, x, top + height);
            }
        }
    }

    private void borders(double top, double height) {
        g.setStroke(swatches.of(Swatches.Name.DRAFT).deriveColor(0, 1, 1, 0.8));
        g.setLineWidth(1);
        g.setLineDashes(BORDERS);
        for (double share : shown.crossings) {
            double y = Math.rint(top + share * height) + 0.5;
            g.strokeLine(LABELS, y, area.width, y);
        }
        g.setLineDashes();
    }

    /** The frame under the playhead. */
    void playhead(int frame) {
        if (shown.frames.contains(frame)) {
            g.setFill(swatches.of(Swatches.Name.PLAYHEAD));
            g.fillRect(area.x(shown.frames, frame + 0.5) - 0.75, 0, 1.5, area.height);
        }
    }

    /** A scale of frames below the slices, for what is kept as a picture. */
    void scale(double below) {
        g.setFill(swatches.of(Swatches.Name.BACKGROUND));
        g.fillRect(0, area.height, area.width, below);
        g.setFont(Font.font(12));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.TOP);
        int step = Math.max(1, (int) Math.ceil(shown.frames.count() / 16.0 / 5) * 5);
        for (int frame = Math.ceilDiv(shown.frames.start(), step) * step;
                frame < shown.frames.end();
                frame += step) {
            double x = area.x(shown.frames, frame + 0.5);
            g.setStroke(swatches.of(Swatches.Name.MUTED));
            g.strokeLine(x, area.height, x, area.height + 4);
            g.setFill(swatches.of(Swatches.Name.TEXT));
            g.fillText(String.valueOf(frame), x, area.height + 6);
        }
    }

    /**
     * Words below the scale, and what the lines over the slices mean.
     *
     * @param height of a line of words
     */
    void legend(String words, double top, double height) {
        g.setFont(Font.font(12));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.TOP);
        g.setFill(swatches.of(Swatches.Name.TEXT));
        // A long name is squeezed rather than cut.
        g.fillText(words, 12, top, area.width - 24);
        if (shown.joins.isPresent()) {
            double y = top + height;
            mark(12, y, Swatches.Name.PLAYHEAD, "windows are joined");
            g.setLineDashes(CHUNKS);
            mark(212, y, Swatches.Name.MARKER, "chunks of the decoder are joined");
            g.setLineDashes(BORDERS);
            mark(492, y, Swatches.Name.DRAFT, "borders of tiles, where they cross the line");
            g.setLineDashes();
        }
    }

    private void mark(double x, double y, Swatches.Name colour, String meaning) {
        g.setStroke(swatches.of(colour));
        g.setLineWidth(2);
        g.strokeLine(x, y + 7, x + 24, y + 7);
        g.setFill(swatches.of(Swatches.Name.TEXT));
        g.fillText(meaning, x + 32, y);
    }
}
