package org.interweave.ui.view;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import org.interweave.ui.model.PlotScale;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Paints curves over frames, one colour a version, and the playhead. */
final class Curves {
    /** The colours of bicubic and the versions, in order. */
    static final List<Swatches.Name> COLOURS =
            List.of(
                    Swatches.Name.MUTED,
                    Swatches.Name.FIRST,
                    Swatches.Name.SECOND,
                    Swatches.Name.THIRD);

    private final GraphicsContext g;
    private final Swatches swatches;
    private final PlotScale scale;

    Curves(GraphicsContext g, Swatches swatches, PlotScale scale) {
        this.g = g;
        this.swatches = swatches;
        this.scale = scale;
    }

    void paint(List<SortedMap<Integer, Double>> curves, int playhead) {
        g.setFill(swatches.of(Swatches.Name.STRIP));
        g.fillRect(0, 0, scale.width(), scale.height());
        grid();
        for (int k = 0; k < curves.size(); k++) {
            curve(curves.get(k), COLOURS.get(k % COLOURS.size()), playhead);
        }
        if (scale.frames().contains(playhead)) {
            g.setFill(swatches.of(Swatches.Name.PLAYHEAD));
            g.fillRect(scale.x(playhead) - 0.75, 0, 1.5, scale.height());
        }
    }

    private void grid() {
        g.setFont(Font.font(10.5));
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        g.setLineWidth(1);
        for (double value : scale.marks()) {
            double y = Math.rint(scale.y(value)) + 0.5;
            g.setStroke(swatches.of(Swatches.Name.FAINT));
            g.strokeLine(0, y, scale.width(), y);
            g.setFill(swatches.of(Swatches.Name.MUTED));
            String mark = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
            g.fillText(mark, 4, Math.max(6, y - 7));
        }
    }

    private void curve(SortedMap<Integer, Double> curve, Swatches.Name colour, int playhead) {
        g.setStroke(swatches.of(colour));
        g.setFill(swatches.of(colour));
        g.setLineWidth(1.6);
        g.beginPath();
        int last = Integer.MIN_VALUE;
        for (Map.Entry<Integer, Double> entry :
                curve.subMap(scale.frames().start(), scale.frames().end()).entrySet()) {
            int frame = entry.getKey();
            double x = scale.x(frame);
            double y = scale.y(entry.getValue());
            if (frame == last + 1) {
                g.lineTo(x, y);
            } else {
                g.moveTo(x, y);
            }
            last = frame;
            double dot = frame == playhead ? 3.5 : 1.5;
            g.fillOval(x - dot, y - dot, 2 * dot, 2 * dot);
        }
        g.stroke();
    }
}
