package org.interweave.ui;

import javafx.application.Platform;
import javafx.stage.Stage;

import org.interweave.render.Signals;
import org.interweave.ui.model.StudioParts;
import org.interweave.ui.model.Workbench;
import org.interweave.ui.view.Chooser;
import org.interweave.ui.view.StudioWindow;
import org.interweave.ui.view.SystemDesktop;

import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The desktop studio. */
public final class Studio {
    private final StudioParts parts;

    public Studio(StudioParts parts) {
        this.parts = parts;
    }

    /**
     * Starts JavaFX and shows the window; returns at once. The process ends with the window.
     *
     * @param wanted what to open; empty for the demo clip
     */
    public void start(Optional<Path> wanted) {
        // JavaFX warns that it is on the classpath, where this program wants it.
        Logger javafx = Logger.getLogger("javafx");
        javafx.setLevel(Level.SEVERE);
        Platform.startup(() -> show(new Stage(), wanted));
        javafx.setLevel(Level.INFO);
    }

    private void show(Stage stage, Optional<Path> wanted) {
        Workbench workbench = new Workbench(parts, Platform::runLater);
        Thread.currentThread().setUncaughtExceptionHandler(workbench.workers().uncaught());
        new StudioWindow(
                        workbench,
                        new Chooser.Native(stage),
                        SystemDesktop.here(),
                        Platform::runLater)
                .show(stage);
        workbench.start();
        wanted.or(parts::demo).ifPresent(workbench.documents()::open);
        StartMeter.startIfWanted(stage, workbench, System.out);
        // It goes the way of the window's close, which lets the runs of the model end.
        new Signals(() -> Platform.runLater(stage::close));
    }
}
