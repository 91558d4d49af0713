package org.interweave.ui;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.GraphFiles;
import org.interweave.bundle.Manifest;
import org.interweave.bundle.ModelSizes;
import org.interweave.bundle.Precision;
import org.interweave.bundle.Preset;
import org.interweave.bundle.Role;
import org.interweave.bundle.SchedulerConfig;
import org.interweave.bundle.Shelf;
import org.interweave.bundle.TokenizerFiles;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Picture;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.ColourTags;
import org.interweave.media.Delivery;
import org.interweave.media.MediaException;
import org.interweave.media.VideoWriter;
import org.interweave.project.Clip;
import org.interweave.render.RenderEngine;
import org.interweave.render.WindowCache;
import org.interweave.ui.model.StudioParts;
import org.interweave.ui.model.Workbench;
import org.interweave.ui.view.Chooser;
import org.interweave.ui.view.StudioWindow;
import org.testfx.api.FxRobot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

import javax.imageio.ImageIO;

/** The studio in a real window, with formulas for a model. */
final class StudioFixture implements AutoCloseable, Chooser {
    private static final long PATIENCE_SECONDS = 60;

    private final FxRobot robot = new FxRobot();
    private final Path folder;
    private final Stage stage;
    private final Workbench workbench;
    private Optional<Path> chosen = Optional.empty();

    StudioFixture(Path folder) {
        this.folder = folder;
        ScreenThread.start();
        makeBundle();
        StudioParts parts =
                new StudioParts(
                        _ ->
                                RenderEngine.open(
                                        new FormulaModels(),
                                        folder.resolve("work"),
                                        WindowCache.Limits.USUAL),
                        new Shelf(List.of(folder.resolve("models"))),
                        (_, _) -> {
                            throw new IOException("TE-3DVAE.pt is missing");
                        },
                        folder.resolve("models"),
                        folder.resolve("data"),
                        Optional::empty,
                        Optional.empty());
        workbench = on(() -> new Workbench(parts, Platform::runLater));
        stage =
                on(
                        () -> {
                            Stage made = new Stage();
                            made.setWidth(1280);
                            made.setHeight(800);
                            made.setX(0);
                            made.setY(0);
                            new StudioWindow(workbench, this, Platform::runLater).show(made);
                            workbench.start();
                            return made;
                        });
        robot.targetWindow(stage);
    }

    /** A bundle of no graphs: the formula stands in for them. */
    private void makeBundle() {
        SchedulerConfig scheduler = SchedulerConfig.diffVsr();
        Manifest draft =
                new Manifest(
                        Manifest.VERSION,
                        "Formula",
                        "public domain",
                        "a test",
                        Precision.FP32,
                        new ModelSizes(3, 4, 0.5, 8, 350, 8),
                        new TokenizerFiles("tokenizer.json", 77, 49406, 49407, 0),
                        scheduler,
                        scheduler,
                        Map.of(Role.UNET, new GraphFiles("unet.onnx", List.of())),
                        List.of(
                                new Preset("quick", 6, 3, 50, Preset.Spacing.TRAILING),
                                new Preset("careful", 20, 5, 50, Preset.Spacing.TRAILING)),
                        Map.of());
        try {
            Path bundle = Files.createDirectories(folder.resolve("models/formula"));
            Files.writeString(bundle.resolve("tokenizer.json"), "{}");
            Files.writeString(bundle.resolve("unet.onnx"), "a formula");
            Bundle.seal(bundle, draft);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether there is a display to open a window on. */
    static boolean hasDisplay() {
        return !System.getProperty("os.name").startsWith("Linux")
                || System.getenv("DISPLAY") != null;
    }

    /** Runs something on JavaFX's thread. */
    static <T> T on(Callable<T> work) {
        return ScreenThread.on(work);
    }

    /** Waits until something is so, pulse by pulse. */
    void until(String what, Callable<Boolean> condition) {
        try {
            ScreenThread.until(condition, PATIENCE_SECONDS);
        } catch (TimeoutException e) {
            screenshot("failed");
            throw new AssertionError("waited in vain until " + what, e);
        }
    }

    /** Fires a button by its id. */
    void fire(String id) {
        ScreenThread.does(() -> ((ButtonBase) stage.getScene().lookup("#" + id)).fire());
    }

    /** The clip that is shown. */
    Clip shown() {
        return on(() -> workbench.session().clip().get().orElseThrow());
    }

    /** A clip of 24 frames of 48x32 pixels: two views with a cut before frame 12. */
    Path clip() throws MediaException {
        Path path = folder.resolve("two views.mkv");
        Size size = new Size(48, 32);
        Delivery delivery =
                new Delivery(
                        size,
                        new FrameTimes.Constant(new Rational(24, 1)),
                        Rational.ONE,
                        ColourTags.UNSAID,
                        Delivery.Depth.BITS_8,
                        Optional.empty());
        try (VideoWriter writer = VideoWriter.create(path, delivery)) {
            for (int frame = 0; frame < 24; frame++) {
                writer.write(view(size, frame));
            }
            writer.finish();
        }
        return path;
    }

    private static Picture view(Size size, int frame) {
        float[] samples = new float[3 * size.pixels()];
        for (int i = 0; i < samples.length; i++) {
            int c = i / size.pixels();
            int x = i % size.width();
            int y = i % size.pixels() / size.width();
            samples[i] =
                    frame < 12
                            ? (float)
                                    (0.5
                                            + 0.4
                                                    * Math.sin(x * 0.2 + frame * 0.05 + c)
                                                    * Math.cos(y * 0.15))
                            : (x / 8 + y / 8 + c) % 2 * 0.8f;
        }
        return Picture.of(size, samples);
    }

    /** What every file dialog answers from now on. */
    void choose(Path path) {
        chosen = Optional.of(path);
    }

    @Override
    public Optional<Path> open() {
        return chosen;
    }

    @Override
    public Optional<Path> folder(String title) {
        return chosen;
    }

    @Override
    public Optional<Path> save(String title, String name, String ending) {
        return chosen;
    }

    FxRobot robot() {
        return robot;
    }

    Workbench workbench() {
        return workbench;
    }

    Stage stage() {
        return stage;
    }

    /** A node by its id. */
    <N extends Node> N node(String id, Class<N> type) {
        return on(() -> type.cast(stage.getScene().lookup("#" + id)));
    }

    /** Whether a node of this id is seen. */
    boolean sees(String id) {
        return on(
                () -> {
                    Node node = stage.getScene().lookup("#" + id);
                    return node != null && node.isVisible() && node.getScene() != null;
                });
    }

    /** Opens a clip and waits for its shots. */
    void openClip(Path path) {
        choose(path);
        robot.clickOn("#empty-open");
        until(
                "the clip is open and its shots are known",
                () ->
                        workbench.footage().frames().get().isPresent()
                                && workbench.activity().get().isEmpty()
                                && workbench.session().clip().get().orElseThrow().shots().size()
                                        == 2);
    }

    /** Writes what is seen to target/screenshots. */
    void screenshot(String name) {
        BufferedImage copy = ScreenThread.picture(stage.getScene());
        try {
            Path target = Path.of(System.getProperty("project.basedir", "."), "target/screenshots");
            Files.createDirectories(target);
            ImageIO.write(copy, "png", target.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        on(
                () -> {
                    stage.close();
                    return stage;
                });
    }
}
