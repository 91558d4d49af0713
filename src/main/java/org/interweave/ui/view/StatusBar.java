package org.interweave.ui.view;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

import org.interweave.render.JobView;
import org.interweave.render.Progress;
import org.interweave.ui.model.Activity;
import org.interweave.ui.model.Preview;
import org.interweave.ui.model.Workbench;

import java.util.List;
import java.util.Optional;

/** What goes on: in the background, in the preview, in the queue; and with which model. */
final class StatusBar extends HBox {
    private final Workbench workbench;
    private final Label words = new Label();
    private final ProgressBar share = new ProgressBar();
    private final Button stop;
    private final Label model = new Label();
    private final Button queue;

    StatusBar(Workbench workbench, Commands commands) {
        this.workbench = workbench;
        getStyleClass().add("status-bar");
        words.setId("status");
        model.setId("status-model");
        model.setGraphic(Icon.MODELS.node(14));
        model.setMinWidth(0);
        Controls.named(share, "status-progress", "Progress of what goes on");
        share.setMinWidth(60);
        stop =
                Controls.button(
                        "stop-preview",
                        "Stop",
                        Icon.STOP,
                        "Stop this (Esc)",
                        () -> {
                            workbench.restoring().stopPreview();
                            workbench.shots().stop();
                        });
        queue = Controls.button("queue", "", Icon.QUEUE, "Exports", commands.queue());
        queue.getStyleClass().add("flat");
        getChildren().addAll(words, share, stop, Controls.spring(), model, queue);
        workbench.activity().addListener((_, _, _) -> show());
        workbench.shots().finding().addListener((_, _, _) -> show());
        workbench.preview().state().addListener((_, _, _) -> show());
        workbench.exports().jobs().addListener((_, _, _) -> show());
        workbench.models().addListener((_, _, _) -> show());
        workbench.session().document().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        Optional<Activity> activity = workbench.activity().get();
        boolean previewing = false;
        switch (workbench.preview().state().get()) {
            case Preview.State.Running(_, boolean draft, Progress p) -> {
                previewing = true;
                String left = p.timeLeft().map(t -> ", " + Times.left(t)).orElse("");
                set((draft ? "Preview: draft" : "Preview: as exported") + left, p.share());
            }
            case Preview.State.Waiting() -> {
                previewing = true;
                set(
                        "Preview: as soon as the shots here are found",
                        activity.map(Activity::share).orElse(-1.0));
            }
            case Preview.State.Idle _, Preview.State.Failed _ ->
                    set(
                            activity.map(StatusBar::words).orElse("Ready"),
                            activity.map(Activity::share).orElse(2.0));
        }
        boolean stops = previewing || workbench.shots().finding().get();
        stop.setVisible(stops);
        stop.setManaged(stops);
        model.setText(workbench.model().map(b -> b.manifest().name()).orElse("No model"));
        showQueue();
    }

    private static String words(Activity activity) {
        return activity.share() < 0
                ? activity.words() + "\u2026"
                : "%s, %.0f %%".formatted(activity.words(), 100 * activity.share());
    }

    private void set(String text, double done) {
        words.setText(text);
        share.setVisible(done <= 1);
        share.setManaged(done <= 1);
        share.setProgress(done);
    }

    private void showQueue() {
        List<JobView> jobs = workbench.exports().jobs().get();
        Optional<Progress> running =
                jobs.stream()
                        .filter(j -> j.state() instanceof JobView.Running)
                        .map(JobView::progress)
                        .flatMap(Optional::stream)
                        .findFirst();
        queue.setText(
                running.map(p -> "Exporting " + (int) (p.share() * 100) + " %")
                        .orElse(
                                switch (jobs.size()) {
                                    case 0 -> "No exports";
                                    case 1 -> "1 export";
                                    default -> jobs.size() + " exports";
                                }));
    }
}
