package org.interweave.ui.view;

import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.interweave.render.JobView;
import org.interweave.render.Progress;
import org.interweave.ui.model.Activity;
import org.interweave.ui.model.Preview;
import org.interweave.ui.model.Workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What goes on: in the background, in the preview, in the queue; and with which model. */
final class StatusBar extends HBox {
    /** As many things as have room side by side; others are in a menu. */
    private static final int ROOM = 2;

    private final Workbench workbench;
    private final List<ActivityRow> rows = new ArrayList<>();
    private final List<ActivityRow> moreRows = new ArrayList<>();
    private final MenuButton more = new MenuButton();
    private final Label model = new Label();
    private final Button queue;

    StatusBar(Workbench workbench, Commands commands) {
        this.workbench = workbench;
        getStyleClass().add("status-bar");
        model.setId("status-model");
        model.setGraphic(Icon.MODELS.node(14));
        model.setMinWidth(0);
        Controls.named(more, "status-more", "What else goes on");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setPopupSide(Side.TOP);
        queue = Controls.button("queue", "", Icon.QUEUE, "Exports", commands.queue());
        queue.getStyleClass().add("flat");
        for (int i = 0; i < ROOM; i++) {
            rows.add(new ActivityRow(i == 0 ? "status" : "status-" + (i + 1)));
        }
        getChildren().addAll(rows);
        getChildren().addAll(more, Controls.spring(), model, queue);
        workbench.activities().addListener((_, _, _) -> show());
        workbench.preview().state().addListener((_, _, _) -> show());
        workbench.exports().jobs().addListener((_, _, _) -> showQueue());
        workbench.models().addListener((_, _, _) -> showModel());
        workbench.session().document().addListener((_, _, _) -> showModel());
        show();
        showModel();
        showQueue();
    }

    private void show() {
        List<Activity> all = new ArrayList<>();
        previewed().ifPresent(all::add);
        all.addAll(workbench.activities().get());
        for (int i = 0; i < ROOM; i++) {
            ActivityRow row = rows.get(i);
            boolean used = i < Math.max(1, all.size());
            row.setVisible(used);
            row.setManaged(used);
            if (i < all.size()) {
                row.show(all.get(i));
            } else {
                row.rest("Ready");
            }
        }
        showMore(all.subList(Math.min(ROOM, all.size()), all.size()));
    }

    /** An open menu keeps its rows: whoever is about to press one must find it there. */
    private void showMore(List<Activity> others) {
        more.setVisible(!others.isEmpty());
        more.setManaged(!others.isEmpty());
        more.setText(others.size() + " more");
        while (moreRows.size() < others.size()) {
            ActivityRow row = new ActivityRow("status-more-" + (moreRows.size() + 1));
            moreRows.add(row);
            more.getItems().add(new CustomMenuItem(row, false));
        }
        for (int i = 0; i < moreRows.size(); i++) {
            more.getItems().get(i).setVisible(i < others.size());
            if (i < others.size()) {
                moreRows.get(i).show(others.get(i));
            }
        }
    }

    private Optional<Activity> previewed() {
        Runnable stop = workbench.restoring()::stopPreview;
        return switch (workbench.preview().state().get()) {
            case Preview.State.Running(_, boolean draft, Progress p) ->
                    Optional.of(
                            new Activity(
                                    draft ? "Preview: draft" : "Preview: as exported",
                                    "",
                                    p.share(),
                                    p.timeLeft(),
                                    stop));
            case Preview.State.Waiting() ->
                    Optional.of(
                            new Activity(
                                    "Preview: as soon as the shots here are found",
                                    "",
                                    -1,
                                    Optional.empty(),
                                    stop));
            case Preview.State.Idle _, Preview.State.Failed _ -> Optional.empty();
        };
    }

    private void showModel() {
        model.setText(workbench.model().map(b -> b.manifest().name()).orElse("No model"));
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
