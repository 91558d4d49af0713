package org.interweave.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.util.Objects.requireNonNull;

import atlantafx.base.theme.PrimerDark;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;

import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.metrics.Joins;
import org.interweave.ui.model.FlickerStrip;
import org.interweave.ui.model.Pixels;
import org.interweave.ui.model.PlotScale;
import org.interweave.ui.model.TimelineScale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import javax.imageio.ImageIO;

/** What we paint ourselves, against pictures that were looked at; letters may differ. */
@Tag("ui")
class PaintingTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 160;

    /** Levels by which a pixel may be off before it counts as another. */
    private static final int APART = 32;

    private static final double MOST_OTHERS = 0.02;

    @BeforeAll
    static void startToolkit() {
        assumeTrue(
                !System.getProperty("os.name").startsWith("Linux")
                        || System.getenv("DISPLAY") != null,
                "no display; xvfb-run gives one");
        System.setProperty("prism.order", "sw");
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException _) {
            // Another test has started it.
        }
    }

    private static BufferedImage painted(BiConsumer<GraphicsContext, Swatches> painting)
            throws Exception {
        Callable<BufferedImage> work =
                () -> {
                    Canvas canvas = new Canvas(WIDTH, HEIGHT);
                    Swatches swatches = new Swatches(() -> {});
                    Scene scene = new Scene(new Pane(canvas, swatches), WIDTH, HEIGHT);
                    scene.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
                    scene.getStylesheets()
                            .add(
                                    requireNonNull(
                                                    StudioWindow.class.getResource(
                                                            "/org/interweave/ui/studio.css"))
                                            .toExternalForm());
                    scene.getRoot().applyCss();
                    painting.accept(canvas.getGraphicsContext2D(), swatches);
                    return copy(scene.snapshot(null));
                };
        FutureTask<BufferedImage> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(60, TimeUnit.SECONDS);
    }

    private static BufferedImage copy(WritableImage image) {
        int[] argb = new int[WIDTH * HEIGHT];
        image.getPixelReader()
                .getPixels(0, 0, WIDTH, HEIGHT, PixelFormat.getIntArgbInstance(), argb, 0, WIDTH);
        BufferedImage copy = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, WIDTH, HEIGHT, argb, 0, WIDTH);
        return copy;
    }

    private static void assertLooksLike(String name, BufferedImage actual) throws IOException {
        Path seen =
                Path.of(
                        System.getProperty("project.basedir", "."),
                        "target/paintings/" + name + ".png");
        Files.createDirectories(requireNonNull(seen.getParent()));
        ImageIO.write(actual, "png", seen.toFile());
        try (InputStream in = PaintingTest.class.getResourceAsStream(name + ".png")) {
            assertTrue(in != null, "no golden picture; look at " + seen);
            BufferedImage golden = ImageIO.read(requireNonNull(in));
            int others = 0;
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    others += apart(golden.getRGB(x, y), actual.getRGB(x, y)) > APART ? 1 : 0;
                }
            }
            assertEquals(0, (double) others / (WIDTH * HEIGHT), MOST_OTHERS, "see " + seen);
        }
    }

    private static int apart(int a, int b) {
        int most = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            most = Math.max(most, Math.abs((a >> shift & 0xff) - (b >> shift & 0xff)));
        }
        return most;
    }

    @Test
    void profilesWithJoinsAndTiles() throws Exception {
        FrameRange frames = new FrameRange(10, 30);
        int[] wave = new int[20 * 12];
        int[] comb = new int[20 * 12];
        for (int i = 0; i < wave.length; i++) {
            int row = i / 20;
            int level = (int) (128 + 100 * Math.sin((row + i % 20 * 0.3) * 0.9));
            wave[i] = 0xff000000 | level << 16 | level << 8 | 90;
            comb[i] = i % 20 < 14 ? 0xff000000 | (i % 4 == 0 ? 0xd0d0d0 : 0x606060) : 0;
        }
        Size size = new Size(20, 12);
        ProfilePainting.Shown shown =
                new ProfilePainting.Shown(
                        frames,
                        List.of("", ""),
                        List.of(new Pixels(size, wave), new Pixels(size, comb)),
                        Optional.of(
                                new Joins(
                                        new TreeSet<>(List.of(14, 18, 22)),
                                        new TreeSet<>(List.of(15, 22)))),
                        List.of(0.5),
                        1);
        assertLooksLike(
                "profiles",
                painted(
                        (g, swatches) -> {
                            ProfilePainting painting =
                                    new ProfilePainting(
                                            g,
                                            swatches,
                                            new ProfilePainting.Area(WIDTH, HEIGHT),
                                            shown);
                            painting.paint();
                            painting.playhead(17);
                        }));
    }

    @Test
    void curvesOfTwoVersions() throws Exception {
        SortedMap<Integer, Double> one = new TreeMap<>();
        SortedMap<Integer, Double> other = new TreeMap<>();
        for (int f = 0; f < 40; f++) {
            one.put(f, Math.sin(f * 0.3));
            if (f < 12 || f > 20) {
                other.put(f, 0.5 * Math.cos(f * 0.2));
            }
        }
        List<SortedMap<Integer, Double>> curves = List.of(one, other);
        PlotScale scale = PlotScale.of(new FrameRange(0, 40), curves, WIDTH, HEIGHT);
        assertLooksLike(
                "curves",
                painted((g, swatches) -> new Curves(g, swatches, scale).paint(curves, 9)));
    }

    @Test
    void theFlickerStrip() throws Exception {
        TreeMap<Integer, Double> added = new TreeMap<>();
        for (int f = 1; f < 40; f++) {
            added.put(f, f % 4 == 0 ? 1.0 : f % 7 == 0 ? -0.2 : 0.4);
        }
        FlickerStrip strip = new FlickerStrip(added, Map.of(8, 0.6, 16, 0.6), Map.of(20, 0.5));
        assertLooksLike(
                "flicker",
                painted(
                        (g, swatches) ->
                                FlickerPainting.paint(
                                        new FlickerPainting.Lane(
                                                g, swatches, TimelineScale.whole(40, WIDTH), WIDTH),
                                        strip)));
    }
}
