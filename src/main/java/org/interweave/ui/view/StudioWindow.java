package org.interweave.ui.view;

import static java.util.Objects.requireNonNull;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.interweave.project.ProjectFile;
import org.interweave.ui.model.Playback;
import org.interweave.ui.model.Preferences;
import org.interweave.ui.model.Session;
import org.interweave.ui.model.ViewerModel;
import org.interweave.ui.model.Workbench;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The studio's window: everything in its place, keys, drops, and panels over it. */
public final class StudioWindow {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Workbench workbench;
    private final Session session;
    private final Chooser chooser;
    private final ExecutorService enlarging = worker("viewer");
    private final ExecutorService counting = worker("tokens");
    private final ModalPane modal = new ModalPane();
    private final StackPane root = new StackPane();
    private final ViewerView viewer;
    private final TimelineView timeline;
    private final List<Shortcut> shortcuts;
    private long lastPulse;

    /**
     * @param screen runs things on this thread
     */
    public StudioWindow(Workbench workbench, Chooser chooser, Executor screen) {
        this.workbench = workbench;
        this.session = workbench.session();
        this.chooser = chooser;
        viewer = new ViewerView(workbench, enlarging);
        timeline = new TimelineView(workbench);
        Commands commands =
                new Commands(
                        this::open,
                        this::save,
                        workbench::startPreview,
                        this::showVariations,
                        this::showExport,
                        () -> show(new ModelsPanel(workbench, chooser, this::hide)),
                        () -> show(new PreferencesPanel(workbench, this::hide)),
                        this::showKeys,
                        () -> show(new QueuePanel(workbench, this::hide)));
        shortcuts = shortcuts();
        build(commands, screen);
    }

    private static ExecutorService worker(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
    }

    private void build(Commands commands, Executor screen) {
        VBox.setVgrow(viewer, Priority.ALWAYS);
        VBox left =
                new VBox(new ViewerBar(workbench), viewer, new ProfileView(workbench), new TransportBar(workbench, viewer));
        InspectorView inspector = new InspectorView(workbench, counting, screen);
        SplitPane upper = new SplitPane(left, inspector);
        SplitPane.setResizableWithParent(inspector, false);
        upper.setDividerPositions(0.76);
        SplitPane whole = new SplitPane(upper, timeline);
        whole.setOrientation(Orientation.VERTICAL);
        SplitPane.setResizableWithParent(timeline, false);
        whole.setDividerPositions(0.79);
        EmptyState empty = new EmptyState(workbench, commands);
        empty.visibleProperty().bind(session.clip().map(Optional::isEmpty).orElse(true));
        whole.visibleProperty().bind(empty.visibleProperty().not());
        StackPane centre = new StackPane(empty, whole);
        VBox.setVgrow(centre, Priority.ALWAYS);
        BorderPane pane = new BorderPane(new VBox(new Notices(workbench, chooser), centre));
        pane.setTop(new TopBar(workbench, commands));
        pane.setBottom(new StatusBar(workbench, commands));
        pane.getStyleClass().add("studio");
        modal.setId("modal");
        root.getChildren().addAll(pane, modal);
    }

    /** Shows the window. */
    public void show(Stage stage) {
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        scene.getStylesheets()
                .add(
                        requireNonNull(
                                        StudioWindow.class.getResource(
                                                "/org/interweave/ui/studio.css"))
                                .toExternalForm());
        theme(workbench.preferences().get().theme());
        workbench.preferences().addListener((_, _, now) -> theme(now.theme()));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
        root.setOnDragOver(this::dragOver);
        root.setOnDragDropped(this::dropped);
        session.file().addListener((_, _, _) -> stage.setTitle(title()));
        session.clip().addListener((_, _, _) -> stage.setTitle(title()));
        stage.setTitle(title());
        stage.setMinWidth(980);
        stage.setMinHeight(620);
        stage.setScene(scene);
        stage.setOnHidden(_ -> close());
        stage.show();
        viewer.setFocusTraversable(true);
        session.media().addListener((_, _, _) -> viewer.requestFocus());
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                session.tick(workbench.soundPlayer().passed(lastPulse == 0 ? 0 : now - lastPulse));
                lastPulse = now;
            }
        }.start();
    }

    private void close() {
        enlarging.shutdown();
        counting.shutdown();
        workbench.close();
    }

    private static void theme(Preferences.Theme theme) {
        Application.setUserAgentStylesheet(
                switch (theme) {
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                });
    }

    private String title() {
        return session.file()
                        .get()
                        .or(() -> session.clip().get().map(c -> c.media().path()))
                        .map(p -> p.getFileName() + " \u2013 ")
                        .orElse("")
                + "Interweave";
    }

    // --- Commands ---

    private void open() {
        chooser.open().ifPresent(workbench.documents()::open);
    }

    private void save() {
        session.clip()
                .get()
                .flatMap(
                        clip ->
                                session.file()
                                        .get()
                                        .or(
                                                () ->
                                                        chooser.save(
                                                                "Save the project",
                                                                clip.media().name()
                                                                        + ProjectFile.ENDING,
                                                                "iwv")))
                .ifPresent(workbench.documents()::save);
    }

    private void showExport() {
        session.clip()
                .get()
                .ifPresent(clip -> show(new ExportPanel(workbench, clip, chooser, this::hide)));
    }

    private void showVariations() {
        session.clip().get().ifPresent(_ -> show(new VariationsPanel(workbench, this::hide)));
    }

    private void showKeys() {
        show(new KeysPanel(shortcuts, this::hide));
    }

    private void show(Node panel) {
        modal.show(panel);
    }

    private void hide() {
        modal.hide(true);
        viewer.requestFocus();
    }

    // --- Keys ---

    private List<Shortcut> shortcuts() {
        ViewerModel view = workbench.viewer();
        return List.of(
                Shortcut.of("Space", "Play or stop", () -> session.play(Playback::toggled)),
                Shortcut.of(
                        "L", "Forwards, again for faster", () -> session.play(Playback::faster)),
                Shortcut.of("K", "Stop", () -> session.play(p -> p.speed(0))),
                Shortcut.of(
                        "J", "Backwards, again for faster", () -> session.play(Playback::slower)),
                Shortcut.of("Left", "One frame back", () -> session.seek(session.frame() - 1)),
                Shortcut.of("Right", "One frame forward", () -> session.seek(session.frame() + 1)),
                Shortcut.of("Shift+Left", "A second back", () -> second(-1)),
                Shortcut.of("Shift+Right", "A second forward", () -> second(1)),
                Shortcut.of("Up", "The shot before", () -> session.shotStep(-1)),
                Shortcut.of("Down", "The next shot", () -> session.shotStep(1)),
                Shortcut.of("Home", "The first frame", () -> session.seek(0)),
                Shortcut.of("End", "The last frame", () -> session.seek(Integer.MAX_VALUE)),
                Shortcut.of("I", "Mark the first frame", session::markIn),
                Shortcut.of("O", "Mark the last frame", session::markOut),
                Shortcut.of("X", "Clear the marks", session::unmark),
                Shortcut.of("M", "Marker here, or away", session::toggleMarker),
                Shortcut.shown("Shortcut+K", "Ctrl+K", "Cut the shot here", session::split),
                Shortcut.shown("Shortcut+J", "Ctrl+J", "Join shots", session::merge),
                Shortcut.of("P", "Preview these frames", workbench::startPreview),
                Shortcut.of("Esc", "Stop the preview, close", this::escape),
                Shortcut.of("S", "Show the source", () -> view.show(ViewerModel.Layer.SOURCE)),
                Shortcut.of("B", "Show bicubic", () -> view.show(ViewerModel.Layer.BICUBIC)),
                Shortcut.of("R", "Show restored", () -> view.show(ViewerModel.Layer.RESTORED)),
                Shortcut.told("1 \u2026 9", "Versions, the best first"),
                Shortcut.told("C, held", "Show the reference"),
                Shortcut.of("V", "The next comparison", view::nextComparison),
                Shortcut.of("F", "Show all of the picture", view::fit),
                Shortcut.of("Z", "1:1", viewer::oneToOne),
                Shortcut.told("+ and \u2212", "Larger, smaller"),
                Shortcut.of("G", "Single pixels under the cursor", view::toggleLoupe),
                Shortcut.of("D", "Draw a region: a draft of that only", view::toggleDrawing),
                Shortcut.of("Shift+P", "Variations of this window", this::showVariations),
                Shortcut.of("T", "Temporal profile", view::nextProfile),
                Shortcut.shown("Shift+Z", "Shift+Z", "The whole timeline", timeline::fit),
                Shortcut.shown("Shortcut+O", "Ctrl+O", "Open", this::open),
                Shortcut.shown("Shortcut+S", "Ctrl+S", "Save", this::save),
                Shortcut.shown("Shortcut+E", "Ctrl+E", "Export", this::showExport),
                Shortcut.shown("Shortcut+Z", "Ctrl+Z", "Undo", session::undo),
                Shortcut.shown("Shortcut+Shift+Z", "Ctrl+Shift+Z", "Redo", session::redo),
                Shortcut.told("?", "This list"));
    }

    private void second(int sign) {
        session.media()
                .get()
                .ifPresent(
                        info ->
                                session.seek(
                                        session.frame()
                                                + sign
                                                        * (int)
                                                                Math.round(
                                                                        info.video()
                                                                                .times()
                                                                                .rate()
                                                                                .toDouble())));
    }

    private void escape() {
        if (modal.isDisplay()) {
            hide();
        } else {
            workbench.preview().stop();
            viewer.requestFocus();
        }
    }

    private void pressed(KeyEvent e) {
        boolean typing =
                (e.getTarget() instanceof TextInputControl && !e.isShortcutDown())
                        || modal.isDisplay();
        if (typing) {
            if (e.getCode() == KeyCode.ESCAPE) {
                escape();
                e.consume();
            }
            return;
        }
        if (e.getTarget() instanceof TextInputControl && isOfText(e.getCode())) {
            return;
        }
        if ("?".equals(e.getText())) {
            showKeys();
            e.consume();
        } else if (e.getCode() == KeyCode.C && !e.isShortcutDown()) {
            workbench.viewer().hold(true);
            e.consume();
        } else if (e.getCode().isDigitKey() && !e.isShortcutDown() && !e.isShiftDown()) {
            version(e);
        } else if (List.of("+", "=", "-").contains(e.getText()) && !e.isShortcutDown()) {
            viewer.zoomBy(e.getText().equals("-") ? 0.8 : 1.25);
            e.consume();
        } else {
            shortcuts.stream()
                    .filter(s -> s.combination().filter(c -> c.match(e)).isPresent())
                    .findFirst()
                    .ifPresent(
                            s -> {
                                s.action().run();
                                e.consume();
                            });
        }
    }

    /** Cut, copy, paste and a text's own undo stay the text's. */
    private static boolean isOfText(KeyCode code) {
        return switch (code) {
            case A, C, V, X, LEFT, RIGHT, HOME, END, UP, DOWN -> true;
            default -> false;
        };
    }

    private void version(KeyEvent e) {
        String digit = e.getText();
        if (digit.matches("[1-9]")) {
            workbench.viewer().version(Integer.parseInt(digit) - 1);
            e.consume();
        }
    }

    private void released(KeyEvent e) {
        if (e.getCode() == KeyCode.C) {
            workbench.viewer().hold(false);
        }
    }

    // --- Drops ---

    private void dragOver(DragEvent e) {
        if (e.getDragboard().hasFiles()) {
            e.acceptTransferModes(TransferMode.COPY);
        }
        e.consume();
    }

    private void dropped(DragEvent e) {
        Dragboard board = e.getDragboard();
        Optional<Path> first = board.getFiles().stream().findFirst().map(File::toPath);
        first.ifPresent(workbench.documents()::open);
        e.setDropCompleted(first.isPresent());
        e.consume();
    }
}
