package org.interweave.ui.view;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;

import org.interweave.render.JobView;
import org.interweave.ui.model.Exports;
import org.interweave.ui.model.Workbench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Films that are written, wait, or are done. */
final class QueuePanel extends Panel {
    private final Exports exports;
    private final Desktop desktop;
    private final VBox list = new VBox(8);
    private final Node nothing = Panel.hint("Nothing is being written. Ctrl+E exports a film.");
    private final Map<String, QueueCard> cards = new HashMap<>();
    private final Button clear;
    private final ImageView live = new ImageView();

    QueuePanel(Workbench workbench, Desktop desktop, Runnable close) {
        super("queue-panel", "Exports", close);
        exports = workbench.exports();
        this.desktop = desktop;
        list.setMinWidth(600);
        clear =
                Controls.button(
                        "queue-clear",
                        "Clear finished",
                        Icon.DONE,
                        "Take what is over off the list",
                        exports::clear);
        live.setFitWidth(180);
        live.setPreserveRatio(true);
        live.managedProperty().bind(live.imageProperty().isNotNull());
        live.setAccessibleText("The frame that was written last");
        getChildren().addAll(list, actions(clear));
        follow(
                workbench.liveFrame().frame(),
                now -> now.map(Images::wrap).ifPresent(live::setImage));
        follow(exports.jobs(), this::show);
    }

    /** Cards stay as long as their jobs do, so that a press and its release meet one button. */
    private void show(List<JobView> jobs) {
        clear.setDisable(jobs.stream().noneMatch(j -> j.state().over()));
        cards.keySet().retainAll(jobs.stream().map(JobView::id).toList());
        for (int i = 0; i < jobs.size(); i++) {
            JobView job = jobs.get(i);
            cards.computeIfAbsent(job.id(), _ -> new QueueCard(exports, desktop, job, live))
                    .show(job, i);
        }
        List<? extends Node> wanted =
                jobs.isEmpty()
                        ? List.of(nothing)
                        : jobs.stream().map(JobView::id).map(cards::get).toList();
        if (!list.getChildren().equals(wanted)) {
            list.getChildren().setAll(wanted);
        }
    }
}
