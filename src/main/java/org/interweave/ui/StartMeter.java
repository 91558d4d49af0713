package org.interweave.ui;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

import org.interweave.ui.model.Workbench;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells how long the studio took from the start of its process to a window that can be used, and to
 * the first frame of the film in it; then ends. Started by {@code -Dinterweave.measure.start=true};
 * see docs/speed.md.
 */
final class StartMeter extends AnimationTimer {
    private static final String PROPERTY = "interweave.measure.start";

    private final Workbench workbench;
    private final PrintStream out;
    private int pulses;
    private boolean windowTold;

    private StartMeter(Workbench workbench, PrintStream out) {
        this.workbench = workbench;
        this.out = out;
    }

    /** Measures, if that is wanted; the window has just been shown. */
    static void startIfWanted(Workbench workbench, PrintStream out) {
        if (Boolean.getBoolean(PROPERTY)) {
            new StartMeter(workbench, out).start();
        }
    }

    @Override
    public void handle(long now) {
        pulses++;
        // The pulse after the first one comes when the first was painted.
        if (pulses == 2 && !windowTold) {
            windowTold = true;
            tell("window");
        }
        boolean shown =
                workbench
                        .footage()
                        .frames()
                        .get()
                        .flatMap(f -> f.get(workbench.session().frame()))
                        .isPresent();
        if (windowTold && shown) {
            tell("first frame");
            stop();
            workbench.close();
            Platform.exit();
        }
    }

    private void tell(String what) {
        Instant begun = ProcessHandle.current().info().startInstant().orElse(Instant.now());
        out.printf("%s after %d ms%n", what, Duration.between(begun, Instant.now()).toMillis());
    }
}
