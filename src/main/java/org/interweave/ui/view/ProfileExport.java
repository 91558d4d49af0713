package org.interweave.ui.view;

import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.interweave.frame.FrameRange;
import org.interweave.metrics.ProfileLine;
import org.interweave.ui.model.Workbench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;

/** Keeps temporal profiles in files. */
final class ProfileExport {
    private static final double WIDTH = 1600;

    /** Height of a slice in the picture. */
    static final double ROW = 180;

    private static final double SCALE = 26;
    private static final double LINE = 24;

    private final Workbench workbench;
    private final Chooser chooser;
    private final Swatches swatches;

    ProfileExport(Workbench workbench, Chooser chooser, Swatches swatches) {
        this.workbench = workbench;
        this.chooser = chooser;
        this.swatches = swatches;
    }

    /** As a PNG, larger than on the screen, with scale and legend. */
    void picture(ProfilePainting.Shown shown, ProfileLine line) {
        chooser.save("Keep the profile", name() + ".png", "png")
                .ifPresent(path -> workbench.writing().keep(path, png(shown, line)));
    }

    /** As a table. */
    void numbers(String csv) {
        chooser.save("Keep the profile's numbers", name() + ".csv", "csv")
                .ifPresent(p -> workbench.writing().keep(p, csv.getBytes(StandardCharsets.UTF_8)));
    }

    private String name() {
        return workbench.session().clip().get().map(c -> c.media().name()).orElse("") + " profile";
    }

    private byte[] png(ProfilePainting.Shown shown, ProfileLine line) {
        double height = ROW * shown.slices().size();
        double below = SCALE + (shown.joins().isPresent() ? 2 : 1) * LINE;
        Canvas canvas = new Canvas(WIDTH, height + below);
        ProfilePainting painting =
                new ProfilePainting(
                        canvas.getGraphicsContext2D(),
                        swatches,
                        new ProfilePainting.Area(WIDTH, height),
                        shown);
        painting.paint();
        painting.scale(below);
        painting.legend(legend(shown.frames(), line), height + SCALE, LINE);
        WritableImage image = canvas.snapshot(null, null);
        int width = (int) image.getWidth();
        int rows = (int) image.getHeight();
        int[] argb = new int[width * rows];
        image.getPixelReader()
                .getPixels(0, 0, width, rows, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage copy = new BufferedImage(width, rows, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, width, rows, argb, 0, width);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(copy, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String legend(FrameRange frames, ProfileLine line) {
        String clip = workbench.session().clip().get().map(c -> c.media().name()).orElse("");
        return ("%s, frames %d to %d from left to right; from top to bottom the line from (%.3f,"
                        + " %.3f) to (%.3f, %.3f) in shares of width and height")
                .formatted(
                        clip,
                        frames.start(),
                        frames.end() - 1,
                        line.fromX(),
                        line.fromY(),
                        line.toX(),
                        line.toY());
    }
}
