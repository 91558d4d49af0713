package org.interweave.ui.view;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.interweave.ui.model.Activity;

import java.util.ArrayList;
import java.util.List;

/** One thing that goes on: its name, how much is done, the time left, and a way to stop it. */
final class ActivityRow extends HBox {
    /** Nobody wants to read more of a name than this; all of it is in the tooltip. */
    private static final double NAME_WIDTH = 240;

    private final Label words = new Label();
    private final Label figures = new Label();
    private final ProgressBar share;
    private final Button stop;
    private Runnable stops = () -> {};

    /**
     * @param name begins the ids of what is in it
     */
    ActivityRow(String name) {
        getStyleClass().add("activity");
        words.setId(name);
        words.setMinWidth(0);
        words.setMaxWidth(NAME_WIDTH);
        words.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        figures.setId(name + "-figures");
        figures.setMinWidth(Region.USE_PREF_SIZE);
        share = Controls.named(new ProgressBar(), name + "-progress", "Progress of what goes on");
        share.setMinWidth(Region.USE_PREF_SIZE);
        stop = Controls.icon(name + "-stop", Icon.STOP, "Stop this", () -> stops.run());
        stop.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(words, figures, share, stop);
    }

    /** Shows something that goes on. */
    void show(Activity now) {
        words.setText(now.words());
        words.setTooltip(new Tooltip(now.words()));
        figures.setText(figures(now));
        share.setProgress(now.share());
        stops = now.stop();
        see(true);
    }

    /** Shows words only: nothing goes on. */
    void rest(String nothing) {
        words.setText(nothing);
        words.setTooltip(null);
        see(false);
    }

    private void see(boolean ongoing) {
        List.of(figures, share, stop)
                .forEach(
                        node -> {
                            node.setVisible(ongoing);
                            node.setManaged(ongoing);
                        });
    }

    private static String figures(Activity now) {
        List<String> said = new ArrayList<>();
        if (!now.amount().isEmpty()) {
            said.add(now.amount());
        }
        if (now.share() >= 0) {
            said.add("%.0f %%".formatted(100 * now.share()));
        }
        now.left().ifPresent(t -> said.add(Times.left(t)));
        return said.isEmpty() ? "\u2026" : String.join(", ", said);
    }
}
