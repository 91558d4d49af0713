package org.interweave.ui;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;

import org.interweave.media.MediaException;
import org.interweave.project.Clip;
import org.interweave.ui.model.Workbench;
import org.interweave.ui.view.Chooser;
import org.interweave.ui.view.Desktop;
import org.interweave.ui.view.StudioWindow;
import org.testfx.api.FxRobot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

import javax.imageio.ImageIO;

/** The studio in a real window, with formulas for a model. */
final class StudioFixture implements AutoCloseable, Chooser, Desktop {
    private static final long PATIENCE_SECONDS = 60;

    private final FxRobot robot = new FxRobot();
    private final FormulaStudio parts;
    private final Stage stage;
    private final Workbench workbench;
    private final List<String> told = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private Optional<Path> chosen = Optional.empty();

    StudioFixture(Path folder) {
        this(new FormulaStudio(folder));
    }

    StudioFixture(FormulaStudio parts) {
        ScreenThread.start();
        this.parts = parts;
        workbench = on(() -> new Workbench(parts.parts(), Platform::runLater));
        stage =
                on(
                        () -> {
                            Stage made = new Stage();
                            made.setWidth(1280);
                            made.setHeight(800);
                            made.setX(0);
                            made.setY(0);
                            new StudioWindow(workbench, this, this, Platform::runLater).show(made);
                            workbench.start();
                            return made;
                        });
        robot.targetWindow(stage);
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
        return parts.clip();
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

    @Override
    public void show(Path folder) {
        folders.add(folder);
    }

    @Override
    public void tell(String headline, String words) {
        told.add(headline + ": " + words);
    }

    /** What the system was asked to tell. */
    List<String> told() {
        return on(() -> List.copyOf(told));
    }

    /** The folders that the system was asked to show. */
    List<Path> folders() {
        return on(() -> List.copyOf(folders));
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
                                && workbench.activities().get().isEmpty()
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
        try {
            if (!workbench.awaitEnd(Duration.ofSeconds(PATIENCE_SECONDS))) {
                throw new AssertionError("a thread of the studio goes on");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
