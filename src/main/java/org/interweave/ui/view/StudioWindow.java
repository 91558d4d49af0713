package org.interweave.ui.view;

import static java.util.Objects.requireNonNull;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.geometry.Orientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.interweave.project.ProjectFile;
import org.interweave.ui.model.Inspector;
import org.interweave.ui.model.Preferences;
import org.interweave.ui.model.Session;
import org.interweave.ui.model.Tidings;
import org.interweave.ui.model.WindowPlace;
import org.interweave.ui.model.Workbench;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The studio's window: everything in its place, keys, drops, and panels over it. */
public final class StudioWindow {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    /** In which every button of the bars has room. */
    private static final double SMALLEST_WIDTH = 1240;

    private final Workbench workbench;
    private final Session session;
    private final Chooser chooser;
    private final Desktop desktop;
    private final ModalPane modal = new ModalPane();
    private final StackPane root = new StackPane();
    private final ViewerView viewer;
    private final TimelineView timeline;
    private final Keyboard keyboard;
    private final Clock clock = new Clock();
    private long lastPulse;

    /**
     * @param screen runs things on this thread
     */
    public StudioWindow(Workbench workbench, Chooser chooser, Desktop desktop, Executor screen) {
        this.workbench = workbench;
        this.desktop = desktop;
        this.session = workbench.session();
        this.chooser = chooser;
        viewer = new ViewerView(workbench);
        timeline = new TimelineView(workbench);
        Commands commands =
                new Commands(
                        this::open,
                        this::openFolder,
                        this::save,
                        workbench.restoring()::window,
                        this::showVariations,
                        this::showExport,
                        () -> show(new ModelsPanel(workbench, chooser, this::hide)),
                        () ->
                                show(
                                        new PreferencesPanel(
                                                workbench, chooser, this::showKeys, this::hide)),
                        this::showKeys,
                        () -> show(new QueuePanel(workbench, desktop, this::hide)),
                        () -> show(new BlindPanel(workbench, this::hide)),
                        this::report);
        keyboard =
                new Keyboard(
                        workbench,
                        viewer,
                        new Shortcuts(workbench, viewer, timeline, commands, this::escape).all(),
                        modal::isDisplay,
                        this::escape,
                        this::showKeys);
        build(commands, screen);
    }

    private void build(Commands commands, Executor screen) {
        VBox.setVgrow(viewer, Priority.ALWAYS);
        VBox left =
                new VBox(
                        new ViewerBar(workbench),
                        viewer,
                        new BlindBar(workbench.blind()),
                        new ProfileView(workbench, chooser),
                        new NumbersView(workbench, chooser),
                        new TransportBar(workbench, viewer, commands));
        InspectorView inspector = new InspectorView(workbench, screen, this::showPresets);
        SplitPane upper = new SplitPane(left, inspector);
        SplitPane.setResizableWithParent(inspector, false);
        upper.setDividerPositions(0.76);
        SplitPane whole = new SplitPane(upper, timeline);
        whole.setOrientation(Orientation.VERTICAL);
        SplitPane.setResizableWithParent(timeline, false);
        whole.setDividerPositions(0.755);
        EmptyState empty = new EmptyState(workbench, commands);
        empty.visibleProperty().bind(session.clip().map(Optional::isEmpty).orElse(true));
        whole.visibleProperty().bind(empty.visibleProperty().not());
        StackPane centre = new StackPane(empty, whole);
        VBox.setVgrow(centre, Priority.ALWAYS);
        BorderPane pane =
                new BorderPane(new VBox(new Notices(workbench, chooser, desktop), centre));
        pane.setTop(new TopBar(workbench, chooser, commands));
        pane.setBottom(new StatusBar(workbench, commands));
        pane.getStyleClass().add("studio");
        modal.setId("modal");
        // Gone at once: a panel shown while another one fades would fade with it.
        modal.setOutTransitionFactory(null);
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
        scene.addEventFilter(KeyEvent.KEY_PRESSED, keyboard::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, keyboard::released);
        stage.focusedProperty().subscribe(keyboard::focused);
        root.setOnDragOver(this::dragOver);
        root.setOnDragDropped(this::dropped);
        stage.focusedProperty().subscribe(workbench.writing().tidings()::watch);
        workbench
                .writing()
                .tidings()
                .unseen()
                .addListener(
                        (_, before, now) -> {
                            stage.setTitle(title());
                            if (now.size() > before.size()) {
                                desktop.tell(now.getLast().headline(), now.getLast().words());
                            }
                        });
        session.file().addListener((_, _, _) -> stage.setTitle(title()));
        session.clip().addListener((_, _, _) -> stage.setTitle(title()));
        stage.setTitle(title());
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(620);
        stage.setScene(scene);
        place(stage);
        stage.setOnHiding(_ -> remember(stage));
        stage.setOnHidden(_ -> close());
        stage.show();
        viewer.setFocusTraversable(true);
        session.media().addListener((_, _, _) -> viewer.requestFocus());
        clock.start();
    }

    /** Where it stood last, if that is still seen; whoever has placed it already is let. */
    private void place(Stage stage) {
        if (!Double.isNaN(stage.getX())) {
            return;
        }
        WindowPlace first = place(Screen.getPrimary());
        Optional<WindowPlace> before = workbench.preferences().get().window().stream().findFirst();
        WindowPlace place =
                before.flatMap(
                                b ->
                                        Screen.getScreens().stream()
                                                .map(StudioWindow::place)
                                                .filter(b::meets)
                                                .findFirst()
                                                .map(b::within))
                        .orElseGet(() -> WindowPlace.amid(first, WIDTH, HEIGHT));
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
    }

    private static WindowPlace place(Screen screen) {
        Rectangle2D seen = screen.getVisualBounds();
        return new WindowPlace(seen.getMinX(), seen.getMinY(), seen.getWidth(), seen.getHeight());
    }

    private void remember(Stage stage) {
        if (!stage.isMaximized() && !stage.isIconified()) {
            WindowPlace place =
                    new WindowPlace(
                            stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
            workbench.prefer(workbench.preferences().get().standingAt(place));
        }
    }

    /** Lets the time pass that the film plays. */
    private final class Clock extends AnimationTimer {
        @Override
        public void handle(long now) {
            session.tick(workbench.soundPlayer().passed(lastPulse == 0 ? 0 : now - lastPulse));
            lastPulse = now;
        }
    }

    private void close() {
        clock.stop();
        workbench.close();
    }

    private static void theme(Preferences.Theme theme) {
        Application.setUserAgentStylesheet(
                switch (theme) {
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                });
    }

    /** First what the user has not seen: a taskbar shows it, whatever the system tells. */
    private String title() {
        List<Tidings.Tiding> unseen = workbench.writing().tidings().unseen().get();
        if (!unseen.isEmpty()) {
            String others = unseen.size() > 1 ? " (and %d more)".formatted(unseen.size() - 1) : "";
            return "%s: %s%s \u2013 Interweave"
                    .formatted(unseen.getLast().headline(), unseen.getLast().words(), others);
        }
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

    private void openFolder() {
        chooser.pictures().ifPresent(workbench.documents()::open);
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
                .ifPresent(workbench.documents().unsaved()::save);
    }

    private void showExport() {
        session.clip()
                .get()
                .ifPresent(clip -> show(new ExportPanel(workbench, clip, chooser, this::hide)));
    }

    private void showPresets(Inspector inspector) {
        show(new PresetsPanel(workbench.presets(), inspector, this::hide));
    }

    private void showVariations() {
        session.clip().get().ifPresent(_ -> show(new VariationsPanel(workbench, this::hide)));
    }

    private void report() {
        session.clip()
                .get()
                .flatMap(
                        clip ->
                                chooser.save(
                                        "Write the report", clip.media().name() + ".html", "html"))
                .ifPresent(workbench.writing()::report);
    }

    private void showKeys() {
        show(new KeysPanel(workbench, keyboard::shortcuts, this::hide));
    }

    private void show(Node panel) {
        modal.show(panel);
    }

    private void hide() {
        modal.hide(true);
        viewer.requestFocus();
    }

    private void escape() {
        if (modal.isDisplay()) {
            hide();
        } else {
            workbench.restoring().stopPreview();
            viewer.requestFocus();
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
