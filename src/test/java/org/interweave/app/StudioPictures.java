package org.interweave.app;

import static org.interweave.ui.ScreenThread.does;
import static org.interweave.ui.ScreenThread.on;
import static org.interweave.ui.ScreenThread.picture;
import static org.interweave.ui.ScreenThread.pulses;
import static org.interweave.ui.ScreenThread.settle;
import static org.interweave.ui.ScreenThread.until;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.media.Delivery;
import org.interweave.media.HardwareEncoders;
import org.interweave.onnx.OnnxRuntime;
import org.interweave.project.Edits;
import org.interweave.project.Setting;
import org.interweave.render.ExportFiles;
import org.interweave.render.Order;
import org.interweave.render.RenderEngine;
import org.interweave.render.ShelfModels;
import org.interweave.render.WindowCache;
import org.interweave.ui.ScreenThread;
import org.interweave.ui.model.Comparison;
import org.interweave.ui.model.Layer;
import org.interweave.ui.model.Preferences;
import org.interweave.ui.model.Preview;
import org.interweave.ui.model.ShotSearch;
import org.interweave.ui.model.StudioParts;
import org.interweave.ui.model.ThisMachine;
import org.interweave.ui.model.Variations;
import org.interweave.ui.model.Workbench;
import org.interweave.ui.view.Chooser;
import org.interweave.ui.view.StudioWindow;
import org.interweave.ui.view.SystemDesktop;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes a picture of every main view of the studio with the demo clip and the default model: to
 * {@code target/screenshots} in both looks and two sizes as PNG, and those of the guide to {@code
 * docs/screenshots}. See docs/guide.md for the command.
 */
final class StudioPictures implements Chooser {
    private static final List<Size> SIZES = List.of(new Size(1280, 800), new Size(1920, 1200));

    private static final Set<String> GUIDE =
            Set.of(
                    "compare-wipe",
                    "compare-four",
                    "loupe",
                    "variations",
                    "profile",
                    "queue",
                    "keys");

    private final Path target;
    private final Path guide;
    private final boolean onlyGuide;
    private final Stage stage;
    private final Workbench workbench;

    private StudioPictures(Path project, boolean onlyGuide) throws IOException {
        this.onlyGuide = onlyGuide;
        target = Files.createDirectories(project.resolve("target/screenshots"));
        guide = Files.createDirectories(project.resolve("docs/screenshots"));
        Path data = Files.createTempDirectory("studio-pictures");
        Folders folders = new Folders(project, data);
        OnnxEngines engines = new OnnxEngines(OnnxRuntime::new);
        StudioParts parts =
                new StudioParts(
                        place ->
                                RenderEngine.open(
                                        new ShelfModels(
                                                folders.shelf(),
                                                List.of(),
                                                engines.find(place.provider())),
                                        folders.work(),
                                        WindowCache.Limits.USUAL,
                                        new ExportFiles(HardwareEncoders.NONE, place.watcher())),
                        folders.shelf(),
                        (_, _) -> {
                            throw new IOException("there is no checkpoint");
                        },
                        ShotSearch::inFrames,
                        folders.imported(),
                        data,
                        new ThisMachine(HardwareEncoders.NONE),
                        Optional::empty,
                        Optional.empty());
        ScreenThread.start();
        workbench = on(() -> new Workbench(parts, Platform::runLater));
        stage =
                on(
                        () -> {
                            Stage made = new Stage();
                            made.setX(0);
                            made.setY(0);
                            new StudioWindow(
                                            workbench,
                                            this,
                                            SystemDesktop.here(),
                                            Platform::runLater)
                                    .show(made);
                            workbench.start();
                            return made;
                        });
    }

    /**
     * Takes all pictures, or those of the guide only.
     *
     * @param arguments the project's folder; and {@code guide} for the guide's look only
     */
    public static void main(String... arguments) throws IOException {
        Path project = Path.of(arguments[0]).toAbsolutePath();
        new StudioPictures(project, arguments.length > 1)
                .takeAll(project.resolve("assets/demo.mp4"));
        System.exit(0);
    }

    private void takeAll(Path film) {
        everyLook("empty");
        does(
                () -> {
                    workbench.documents().open(film);
                });
        until(
                () ->
                        workbench.footage().frames().get().isPresent()
                                && workbench.activities().get().isEmpty()
                                && workbench.footage().sound().get().isPresent());
        say(0, "a sailing boat at sunset, waves, a low sun");
        everyLook("source");
        seek(20);
        does(
                () -> {
                    workbench.restoring().window();
                });
        until(() -> workbench.preview().state().get() instanceof Preview.State.Idle);
        until(() -> workbench.versions().changes().get() >= 1);
        does(
                () -> {
                    workbench.session().play(p -> p.speed(0));
                });
        for (Comparison comparison : Comparison.values()) {
            does(
                    () -> {
                        workbench.viewer().show(Layer.RESTORED);
                        workbench.viewer().compare(comparison);
                    });
            everyLook("compare-" + comparison.name().toLowerCase(Locale.ROOT));
        }
        does(
                () -> {
                    workbench.viewer().compare(Comparison.SIDE_BY_SIDE);
                    workbench.viewer().toggleLoupe();
                });
        everyLook("loupe");
        does(
                () -> {
                    workbench.viewer().toggleLoupe();
                    workbench.viewer().compare(Comparison.WIPE);
                    workbench.viewer().nextProfile();
                });
        everyLook("profile");
        does(() -> workbench.viewer().toggleNumbers());
        until(() -> workbench.evidence().numbers().scores().get().ranks().size() > 1);
        everyLook("profile-numbers");
        does(() -> workbench.viewer().toggleNumbers());
        does(
                () -> {
                    workbench.viewer().nextProfile();
                    workbench.viewer().nextProfile();
                    workbench.restoring().inSeveralWays(new Variations.Spread(3, 2, 1));
                });
        until(() -> !workbench.variations().running().get());
        panel("variations");
        does(
                () -> {
                    workbench
                            .writing()
                            .export(
                                    new FrameRange(0, 36),
                                    Order.Export.to(
                                            target.resolve("demo restored.mp4"),
                                            Delivery.Depth.BITS_8));
                });
        until(
                () ->
                        workbench.exports().jobs().get().stream()
                                .anyMatch(
                                        j ->
                                                j.progress()
                                                        .filter(p -> p.share() > 0.1)
                                                        .isPresent()));
        panel("queue");
        workbench.exports().jobs().get().forEach(j -> workbench.exports().stop(j.id()));
        for (String name : List.of("export", "models", "preferences", "keys", "presets")) {
            panel(name);
        }
        smallest();
    }

    /** The smallest window, with more words than it has room for. */
    private void smallest() {
        say(0, "a very long prompt that goes on and on, ".repeat(20));
        does(
                () -> {
                    stage.setWidth(stage.getMinWidth());
                    stage.setHeight(stage.getMinHeight());
                });
        settle(stage.getScene());
        write("smallest", Optional.empty());
    }

    private void say(int shot, String prompt) {
        does(
                () -> {
                    workbench
                            .session()
                            .apply(
                                    Edits.override(
                                            0,
                                            new TreeSet<>(List.of(shot)),
                                            Setting.PROMPT,
                                            prompt));
                });
    }

    private void seek(int frame) {
        does(
                () -> {
                    workbench.session().seek(frame);
                });
    }

    private void panel(String name) {
        fire(name);
        everyLook(name);
        fire(name + "-panel-close");
        until(() -> stage.getScene().lookup("#" + name + "-panel") == null);
    }

    private void fire(String id) {
        does(
                () -> {
                    ((ButtonBase) stage.getScene().lookup("#" + id)).fire();
                });
    }

    private void everyLook(String name) {
        for (Preferences.Theme theme : Preferences.Theme.values()) {
            for (Size size : SIZES) {
                if (onlyGuide
                        && (theme != Preferences.Theme.DARK || !size.equals(SIZES.getFirst()))) {
                    continue;
                }
                does(
                        () -> {
                            workbench.prefer(workbench.preferences().get().with(theme));
                            stage.setWidth(size.width());
                            stage.setHeight(size.height());
                        });
                pulses(3);
                on(() -> point(stage.getScene()));
                settle(stage.getScene());
                boolean inGuide =
                        theme == Preferences.Theme.DARK
                                && size.equals(SIZES.getFirst())
                                && GUIDE.contains(name);
                write(
                        "%s-%s-%d".formatted(name, theme, size.width()).toLowerCase(Locale.ROOT),
                        inGuide ? Optional.of(name) : Optional.empty());
            }
        }
    }

    /** The mouse stands in the middle of the viewer, for the loupe. */
    private static Node point(Scene scene) {
        Node viewer = scene.lookup("#viewer");
        double x = viewer.getBoundsInLocal().getWidth() * 0.7;
        double y = viewer.getBoundsInLocal().getHeight() * 0.5;
        Event.fireEvent(
                viewer,
                new MouseEvent(
                        MouseEvent.MOUSE_MOVED,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.NONE,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
        return viewer;
    }

    private void write(String name, Optional<String> inGuide) {
        BufferedImage copy = picture(stage.getScene());
        try {
            ImageIO.write(copy, "png", target.resolve(name + ".png").toFile());
            if (inGuide.isPresent()) {
                jpeg(copy, guide.resolve(inGuide.get() + ".jpg"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void jpeg(BufferedImage image, Path path) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(0.6f);
        Files.deleteIfExists(path);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(path.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
    }

    @Override
    public Optional<Path> open() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> folder(String title) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> save(String title, String name, String ending) {
        return Optional.empty();
    }
}
