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

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One film of the queue, which changes in place as its job does. */
final class QueueCard extends HBox {
    private final Exports exports;
    private final Desktop desktop;
    private final ImageView live;
    private final Label detail = Controls.label("", "detail");
    private final ProgressBar bar;
    private final VBox text;
    private final HBox buttons = new HBox(12);
    private JobView job;

    /**
     * @param desktop shows folders
     * @param job whose id stays
     * @param live the frame that was written last, shown by the card of what runs
     */
    QueueCard(Exports exports, Desktop desktop, JobView job, ImageView live) {
        super(12);
        this.exports = exports;
        this.desktop = desktop;
        this.job = job;
        this.live = live;
        String name = String.valueOf(Exports.target(job).getFileName());
        bar = Controls.named(new ProgressBar(), "", "Progress of " + name);
        bar.setMaxWidth(Double.MAX_VALUE);
        detail.setWrapText(true);
        text = new VBox(3, Controls.label(name, "name"), detail);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getChildren().setAll(buttons());
        getChildren().addAll(Controls.growing(text), buttons);
        getStyleClass().add("row-card");
        setAlignment(Pos.CENTER_LEFT);
    }

    /**
     * @param index in the queue, by which its parts are called
     */
    void show(JobView now, int index) {
        boolean otherButtons = !kind(now).equals(kind(job));
        job = now;
        if (otherButtons) {
            buttons.getChildren().setAll(buttons());
        }
        setId("export-item-" + index);
        bar.setId("export-progress-" + index);
        buttons.getChildren().stream()
                .filter(Button.class::isInstance)
                .forEach(b -> b.setId("export-" + b.getUserData() + "-" + index));
        detail.setText(words(job));
        bar.setProgress(job.progress().map(Progress::share).orElse(-1.0));
        boolean runs = job.state() instanceof JobView.Running;
        there(text.getChildren(), bar, runs || job.state() instanceof JobView.Paused);
        if (runs && !getChildren().contains(live)) {
            getChildren().addFirst(live);
        } else if (!runs) {
            getChildren().remove(live);
        }
    }

    /** Jobs of one kind have the same buttons. */
    private static Class<?> kind(JobView job) {
        return job.state() instanceof JobView.Waiting
                ? JobView.Running.class
                : job.state().getClass();
    }

    private static void there(List<Node> nodes, Node node, boolean wanted) {
        if (!wanted) {
            nodes.remove(node);
        } else if (!nodes.contains(node)) {
            nodes.add(node);
        }
    }

    private static String words(JobView job) {
        return switch (job.state()) {
            case JobView.Waiting() -> "Waits for its turn";
            case JobView.Running() -> job.progress().map(QueueCard::words).orElse("Begins");
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
        double windows = minutes == 0 ? 0 : p.share() * p.steps().windows() / minutes;
        String stage =
                p.denoising()
                        ? "Window %d of %d".formatted(p.steps().window(), p.steps().windows())
                        : "%d of %d frames".formatted(p.framesDone(), p.frames());
        return "%s, %.1f windows a minute%s"
                .formatted(stage, windows, p.timeLeft().map(t -> ", " + Times.left(t)).orElse(""));
    }

    private List<Node> buttons() {
        String id = job.id();
        Button sooner = icon("up", Icon.UP, "Sooner", () -> exports.move(id, -1));
        Button later = icon("down", Icon.DOWN, "Later", () -> exports.move(id, 1));
        Button stop = icon("stop", Icon.STOP, "Stop", () -> exports.stop(id));
        return switch (job.state()) {
            case JobView.Waiting _, JobView.Running _ ->
                    List.of(
                            sooner,
                            later,
                            icon("pause", Icon.PAUSE, "Pause", () -> exports.pause(id)),
                            stop);
            case JobView.Paused _ ->
                    List.of(
                            sooner,
                            later,
                            icon("resume", Icon.PLAY, "Go on", () -> exports.resume(id)),
                            stop);
            case JobView.Done _ -> {
                Path folder = Exports.target(job).resolveSibling(".").normalize();
                yield List.of(
                        icon("folder", Icon.FOLDER, "Open the folder", () -> desktop.show(folder)),
                        Icon.DONE.node());
            }
            case JobView.Failed _, JobView.Cancelled _ ->
                    List.of(icon("again", Icon.AGAIN, "Try again", () -> exports.again(job)));
        };
    }

    private static Button icon(String verb, Icon icon, String words, Runnable action) {
        Button button = Controls.icon(verb, icon, words, action);
        button.setUserData(verb);
        return button;
    }
}
