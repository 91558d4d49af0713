package org.interweave.ui;

import javafx.animation.AnimationTimer;
import javafx.stage.Stage;

import org.interweave.ui.model.Workbench;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells how long the studio took from the start of its process to a window that can be used, and to
 * the first frame of the film in it; then ends. With {@code draft} also how long the first draft of
 * a preview takes, and one more of other frames. Wanted by {@code -Dinterweave.measure.start=true}
 * or {@code =draft}; see docs/speed.md.
 */
final class StartMeter extends AnimationTimer {
    private static final String PROPERTY = "interweave.measure.start";
    private static final int DRAFTS = 2;
    private static final int APART = 60;

    private final Stage stage;
    private final Workbench workbench;
    private final PrintStream out;
    private final boolean drafts;
    private int pulses;
    private int drafted = -1;
    private int seen;
    private long asked;

    private StartMeter(Stage stage, Workbench workbench, PrintStream out, boolean drafts) {
        this.stage = stage;
        this.workbench = workbench;
        this.out = out;
        this.drafts = drafts;
    }

    /** Measures, if that is wanted; the window has just been shown. */
    static void startIfWanted(Stage stage, Workbench workbench, PrintStream out) {
        String wanted = System.getProperty(PROPERTY, "");
        if (!wanted.isEmpty()) {
            new StartMeter(stage, workbench, out, wanted.equals("draft")).start();
        }
    }

    @Override
    public void handle(long now) {
        pulses++;
        // The pulse after the first one comes when the first was painted.
        if (pulses == 2) {
            sinceStart("window");
        }
        if (drafted < 0 && pulses > 1 && frameIsThere() && workbench.model().isPresent()) {
            sinceStart("first frame");
            drafted = 0;
            next(now);
        } else if (drafted >= 0 && workbench.versions().changes().get() > seen && asked > 0) {
            out.printf("draft %d after %d ms%n", drafted, (now - asked) / 1_000_000);
            workbench.restoring().stopPreview();
            asked = 0;
            next(now);
        }
    }

    private boolean frameIsThere() {
        return workbench
                .footage()
                .frames()
                .get()
                .flatMap(f -> f.get(workbench.session().frame()))
                .isPresent();
    }

    private void sinceStart(String what) {
        Instant begun = ProcessHandle.current().info().startInstant().orElse(Instant.now());
        out.printf("%s after %d ms%n", what, Duration.between(begun, Instant.now()).toMillis());
    }

    private void next(long now) {
        if (!drafts || drafted == DRAFTS) {
            stop();
            stage.close();
            return;
        }
        workbench.session().seek(APART * drafted);
        drafted++;
        seen = workbench.versions().changes().get();
        workbench.restoring().window();
        asked = now;
    }
}
