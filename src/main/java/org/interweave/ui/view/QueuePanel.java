package org.interweave.ui.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.interweave.render.Problem;
import org.interweave.render.Progress;
import org.interweave.ui.model.ExportItem;
import org.interweave.ui.model.ExportQueue;
import org.interweave.ui.model.Pixels;
import org.interweave.ui.model.Workbench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Films that are written, wait, or are done. */
final class QueuePanel extends Panel {
    private static final double LIVE_WIDTH = 128;

    private final ExportQueue queue;
    private final Images images = new Images();
    private final VBox list = new VBox(8);

    QueuePanel(Workbench workbench, Runnable close) {
        super("queue-panel", "Exports", close);
        queue = workbench.exports();
        list.setMinWidth(560);
        getChildren().add(list);
        queue.items().addListener((_, _, now) -> show(now));
        show(queue.items().get());
    }

    private void show(List<ExportItem> items) {
        list.getChildren().clear();
        if (items.isEmpty()) {
            list.getChildren().add(Panel.hint("Nothing is being written. Ctrl+E exports a film."));
        }
        items.forEach(item -> list.getChildren().add(card(item)));
    }

    private Node card(ExportItem item) {
        Label name = Controls.label(String.valueOf(item.target().getFileName()), "name");
        Label detail = Controls.label(words(item), "detail");
        detail.setWrapText(true);
        VBox text = new VBox(3, name, detail);
        if (item.state() instanceof ExportItem.State.Running(Progress progress, _)) {
            ProgressBar bar = new ProgressBar(progress.share());
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText("Progress of " + name.getText());
            text.getChildren().add(bar);
        }
        HBox card = new HBox(12, Controls.growing(text));
        if (item.state() instanceof ExportItem.State.Running(_, Optional<Pixels> live)
                && live.isPresent()) {
            ImageView view = new ImageView(images.of(live.get()));
            view.setFitWidth(LIVE_WIDTH);
            view.setPreserveRatio(true);
            card.getChildren().addFirst(view);
        }
        card.getChildren().addAll(buttons(item));
        card.getStyleClass().add("row-card");
        card.setId("export-item-" + item.id());
        card.setAlignment(Pos.CENTER_LEFT);
        return card;
    }

    private static String words(ExportItem item) {
        return switch (item.state()) {
            case ExportItem.State.Waiting() -> "Waits for its turn";
            case ExportItem.State.Running(Progress p, _) ->
                    "%d of %d frames, %.1f windows a minute%s"
                            .formatted(
                                    p.framesDone(),
                                    p.frames(),
                                    windowsPerMinute(p),
                                    p.timeLeft().map(t -> ", " + Times.left(t)).orElse(""));
            case ExportItem.State.Done(Duration took) ->
                    "Done in " + Times.clock(took) + ", " + item.target();
            case ExportItem.State.Failed(Problem problem) -> problem.line();
            case ExportItem.State.Stopped() -> "Stopped";
        };
    }

    private static double windowsPerMinute(Progress p) {
        double minutes = p.elapsed().toMillis() / 60_000.0;
        return minutes == 0 ? 0 : p.share() * p.windows() / minutes;
    }

    private List<Node> buttons(ExportItem item) {
        String id = String.valueOf(item.id());
        return switch (item.state()) {
            case ExportItem.State.Waiting _ ->
                    List.of(
                            Controls.icon(
                                    "up-" + id, Icon.UP, "Sooner", () -> queue.move(item.id(), -1)),
                            Controls.icon(
                                    "down-" + id,
                                    Icon.DOWN,
                                    "Later",
                                    () -> queue.move(item.id(), 1)),
                            Controls.icon(
                                    "stop-" + id, Icon.STOP, "Stop", () -> queue.stop(item.id())));
            case ExportItem.State.Running _ ->
                    List.of(
                            Controls.icon(
                                    "stop-" + id, Icon.STOP, "Stop", () -> queue.stop(item.id())));
            case ExportItem.State.Failed _, ExportItem.State.Stopped _ ->
                    List.of(
                            Controls.icon(
                                    "again-" + id,
                                    Icon.AGAIN,
                                    "Try again",
                                    () -> queue.again(item.id())),
                            Controls.icon(
                                    "remove-" + id,
                                    Icon.CLOSE,
                                    "Take off the list",
                                    () -> queue.remove(item.id())));
            case ExportItem.State.Done _ ->
                    List.of(
                            Icon.DONE.node(18),
                            Controls.icon(
                                    "remove-" + id,
                                    Icon.CLOSE,
                                    "Take off the list",
                                    () -> queue.remove(item.id())));
        };
    }
}
