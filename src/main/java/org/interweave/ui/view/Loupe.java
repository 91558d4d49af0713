package org.interweave.ui.view;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import org.interweave.ui.model.Pixels;
import org.interweave.ui.model.Sight;

import java.util.Optional;

/**
 * Single pixels under the cursor of the shown picture and of the one it is compared with, and their
 * values.
 *
 * @param images makes images of pixels
 * @param sight what is seen where
 */
record Loupe(Images images, Sight sight) {
    private static final int ACROSS = 11;
    private static final double CELL = 10;
    private static final double SIDE = ACROSS * CELL;
    private static final double GAP = 12;
    private static final double WORDS = 34;

    /** Paints it beside the cursor, wherever there is room. */
    void paint(
            GraphicsContext g,
            double mouseX,
            double mouseY,
            Looks.Look reference,
            Looks.Look front) {
        double shareX = sight.shareX(mouseX);
        double shareY = sight.shareY(mouseY);
        if (shareX < 0 || shareX >= 1 || shareY < 0 || shareY >= 1) {
            return;
        }
        double width = 2 * SIDE + 3 * GAP;
        double height = SIDE + WORDS + 2 * GAP;
        double x = mouseX + 18 + width > sight.whole().width() ? mouseX - 18 - width : mouseX + 18;
        double y =
                mouseY + 18 + height > sight.whole().height() ? mouseY - 18 - height : mouseY + 18;
        g.setFill(Color.color(0.04, 0.05, 0.06, 0.92));
        g.fillRoundRect(Math.max(0, x), Math.max(0, y), width, height, 8, 8);
        one(g, reference, shareX, shareY, Math.max(0, x) + GAP, Math.max(0, y) + GAP);
        one(g, front, shareX, shareY, Math.max(0, x) + 2 * GAP + SIDE, Math.max(0, y) + GAP);
    }

    private void one(
            GraphicsContext g,
            Looks.Look look,
            double shareX,
            double shareY,
            double left,
            double top) {
        g.setFont(Font.font(11));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.TOP);
        Optional<Pixels> there = look.pixels();
        g.setFill(Color.web("#9aa4b0"));
        g.fillText(look.layer().label(), left, top + SIDE + 4);
        g.setFill(Color.web("#e6e9ed"));
        if (there.isEmpty()) {
            g.fillText("not there yet", left, top + SIDE + 18);
            return;
        }
        Pixels pixels = there.get();
        int px = (int) (shareX * pixels.size().width());
        int py = (int) (shareY * pixels.size().height());
        g.save();
        g.beginPath();
        g.rect(left, top, SIDE, SIDE);
        g.clip();
        g.setImageSmoothing(false);
        g.drawImage(
                images.of(pixels),
                left - (px - ACROSS / 2) * CELL,
                top - (py - ACROSS / 2) * CELL,
                pixels.size().width() * CELL,
                pixels.size().height() * CELL);
        g.restore();
        g.setStroke(Color.WHITE);
        g.setLineWidth(1);
        int before = ACROSS / 2;
        double middle = before * CELL;
        g.strokeRect(left + middle - 0.5, top + middle - 0.5, CELL + 1, CELL + 1);
        int rgb = pixels.rgb(py, px);
        g.fillText(
                "%d, %d: %d %d %d".formatted(px, py, rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255),
                left,
                top + SIDE + 18);
    }
}
