package org.interweave.ui.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.interweave.render.JobView;
import org.interweave.render.Problem;
import org.interweave.render.Progress;
import org.interweave.ui.model.Exports;
import org.interweave.ui.model.Workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Films that are written, wait, or are done. */
final class QueuePanel extends Panel {
    private final Exports exports;
    private final VBox list = new VBox(8);
    private final Button clear;
    private final ImageView live = new ImageView();

    QueuePanel(Workbench workbench, Runnable close) {
        super("queue-panel", "Exports", close);
        exports = workbench.exports();
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
        live.setAccessibleText("The frame that was written last");
        getChildren().addAll(list, actions(clear));
        workbench
                .liveFrame()
                .frame()
                .addListener((_, _, now) -> now.map(Images::wrap).ifPresent(live::setImage));
        workbench.liveFrame().frame().get().map(Images::wrap).ifPresent(live::setImage);
        exports.jobs().addListener((_, _, now) -> show(now));
        show(exports.jobs().get());
    }

    private void show(List<JobView> jobs) {
        clear.setDisable(jobs.stream().noneMatch(j -> j.state().over()));
        list.getChildren().clear();
        if (jobs.isEmpty()) {
            list.getChildren().add(Panel.hint("Nothing is being written. Ctrl+E exports a film."));
        }
        for (int i = 0; i < jobs.size(); i++) {
            list.getChildren().add(card(jobs.get(i), i));
        }
    }

    private Node card(JobView job, int index) {
        Label name = Controls.label(String.valueOf(Exports.target(job).getFileName()), "name");
        Label detail = Controls.label(words(job), "detail");
        detail.setWrapText(true);
        VBox text = new VBox(3, name, detail);
        boolean begun =
                job.state() instanceof JobView.Running || job.state() instanceof JobView.Paused;
        if (begun) {
            ProgressBar bar = new ProgressBar(job.progress().map(Progress::share).orElse(-1.0));
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText("Progress of " + name.getText());
            text.getChildren().add(bar);
        }
        HBox card = new HBox(12, Controls.growing(text));
        if (job.state() instanceof JobView.Running) {
            card.getChildren().addFirst(live);
        }
        card.getChildren().addAll(buttons(job, index));
        card.getStyleClass().add("row-card");
        card.setId("export-item-" + index);
        card.setAlignment(Pos.CENTER_LEFT);
        return card;
    }

    private static String words(JobView job) {
        return switch (job.state()) {
            case JobView.Waiting() -> "Waits for its turn";
            case JobView.Running() -> job.progress().map(QueuePanel::words).orElse("Begins");
            case JobView.Paused(Optional<Problem> why) ->
                    why.map(Problem::line)
                            .orElse("Paused" + job.progress().map(p -> ", " + words(p)).orElse(""));
            case JobView.Done() ->
                    "Done, %s on the device: %s"
                            .formatted(Times.clock(job.times().device()), Exports.target(job));
            case JobView.Failed(Problem why) -> why.line();
            case JobView.Cancelled() -> "Stopped; what was computed is kept";
        };
    }

    private static String words(Progress p) {
        double minutes = p.elapsed().toMillis() / 60_000.0;
        double windows = minutes == 0 ? 0 : p.share() * p.windows() / minutes;
        return "%d of %d frames, %.1f windows a minute%s"
                .formatted(
                        p.framesDone(),
                        p.frames(),
                        windows,
                        p.timeLeft().map(t -> ", " + Times.left(t)).orElse(""));
    }

    private List<Node> buttons(JobView job, int index) {
        List<Node> buttons = new ArrayList<>();
        String id = job.id();
        if (!job.state().over()) {
            buttons.add(icon("up", index, Icon.UP, "Sooner", () -> exports.move(id, -1)));
            buttons.add(icon("down", index, Icon.DOWN, "Later", () -> exports.move(id, 1)));
        }
        switch (job.state()) {
            case JobView.Waiting _, JobView.Running _ -> {
                buttons.add(icon("pause", index, Icon.PAUSE, "Pause", () -> exports.pause(id)));
                buttons.add(icon("stop", index, Icon.STOP, "Stop", () -> exports.stop(id)));
            }
            case JobView.Paused _ -> {
                buttons.add(icon("resume", index, Icon.PLAY, "Go on", () -> exports.resume(id)));
                buttons.add(icon("stop", index, Icon.STOP, "Stop", () -> exports.stop(id)));
            }
            case JobView.Done _ -> {
                Path target = Exports.target(job);
                Path folder = target.resolveSibling(".").normalize();
                buttons.add(
                        icon(
                                "folder",
                                index,
                                Icon.FOLDER,
                                "Open the folder",
                                () -> Desktop.run(Desktop.here().showing(folder))));
                buttons.add(Icon.DONE.node());
            }
            case JobView.Failed _, JobView.Cancelled _ ->
                    buttons.add(
                            icon(
                                    "again",
                                    index,
                                    Icon.AGAIN,
                                    "Try again",
                                    () -> exports.again(job)));
        }
        return buttons;
    }

    private static Button icon(String verb, int index, Icon icon, String words, Runnable action) {
        return Controls.icon("export-" + verb + "-" + index, icon, words, action);
    }
}
