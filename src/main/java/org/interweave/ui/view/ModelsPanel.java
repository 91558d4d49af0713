package org.interweave.ui.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Manifest;
import org.interweave.bundle.Preset;
import org.interweave.bundle.Shelf;
import org.interweave.project.Edits;
import org.interweave.ui.model.ModelImport;
import org.interweave.ui.model.Workbench;

import java.util.Locale;
import java.util.stream.Collectors;

/** The models there are, which one the project uses, and bringing in another. */
final class ModelsPanel extends Panel {
    private static final double WIDTH = 640;
    private static final double MOST = 420;

    private final Workbench workbench;
    private final VBox list = new VBox(8);
    private final HBox importing = new HBox(10);

    ModelsPanel(Workbench workbench, Chooser chooser, Runnable close) {
        super("models-panel", "Models", close);
        this.workbench = workbench;
        setPrefWidth(WIDTH);
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        list.heightProperty()
                .subscribe(h -> scroll.setPrefViewportHeight(Math.min(MOST, h.doubleValue())));
        scroll.setMinHeight(Region.USE_PREF_SIZE);
        Button bring =
                Controls.button(
                        "model-import",
                        "Import a checkpoint\u2026",
                        Icon.IMPORT,
                        "Choose a DiffVSR checkpoint's folder",
                        () ->
                                chooser.folder("A DiffVSR checkpoint's folder")
                                        .ifPresent(workbench.importing()::start));
        importing.setAlignment(Pos.CENTER_LEFT);
        importing.setId("model-importing");
        getChildren()
                .addAll(
                        scroll,
                        device(),
                        Panel.hint(
                                "A checkpoint is a folder with TE-3DVAE.pt, DiffVSR_UNet.pt and"
                                    + " upscaler4x. Its authors state no licence; what you may do"
                                    + " with it is between you and them."),
                        importing,
                        actions(bring));
        follow(workbench.models(), _ -> show());
        follow(workbench.session().document(), _ -> show());
        follow(workbench.importing().state(), this::show);
    }

    private Label device() {
        Label device = Controls.label("Runs on: being looked for\u2026", "detail");
        device.setId("model-device");
        device.setWrapText(true);
        follow(
                workbench.device().words(),
                words -> {
                    if (!words.isEmpty()) {
                        device.setText("Runs on: " + words);
                    }
                });
        workbench.device().ask();
        return device;
    }

    private void show(ModelImport.State state) {
        importing.getChildren().clear();
        switch (state) {
            case ModelImport.State.Idle _ -> {}
            case ModelImport.State.Running(String words, double share) -> {
                ProgressBar bar =
                        Controls.named(
                                new ProgressBar(share),
                                "model-import-progress",
                                "Progress of the import");
                importing
                        .getChildren()
                        .addAll(
                                new Label(words),
                                bar,
                                Controls.button(
                                        "model-import-stop",
                                        "Stop",
                                        Icon.STOP,
                                        "Stop the import",
                                        workbench.importing()::stop));
            }
        }
    }

    private void show() {
        list.getChildren().clear();
        if (workbench.models().get().isEmpty()) {
            list.getChildren().add(Panel.hint("No model is installed yet."));
        }
        String used = workbench.model().map(Bundle::id).orElse("");
        for (Shelf.Found found : workbench.models().get()) {
            list.getChildren()
                    .add(
                            switch (found) {
                                case Shelf.Found.Usable(Bundle bundle) ->
                                        card(bundle, bundle.id().equals(used));
                                case Shelf.Found.Damaged damaged -> damagedCard(damaged);
                            });
        }
    }

    private Node card(Bundle bundle, boolean used) {
        Manifest manifest = bundle.manifest();
        Label detail =
                Controls.label(
                        "Licence: %s. %d latent channels, %s weights. Presets: %s."
                                .formatted(
                                        manifest.licence(),
                                        manifest.sizes().latentChannels(),
                                        manifest.precision().name().toLowerCase(Locale.ROOT),
                                        manifest.presets().stream()
                                                .map(Preset::name)
                                                .collect(Collectors.joining(", "))),
                        "detail");
        detail.setWrapText(true);
        VBox text =
                new VBox(
                        2,
                        Controls.label(manifest.name(), "name"),
                        detail,
                        Controls.label(bundle.folder().normalize().toString(), "detail"));
        String limits = workbench.limits(bundle);
        if (!limits.isEmpty()) {
            Label said = Controls.label(limits, "detail");
            said.setId("model-limits-" + bundle.id());
            said.setWrapText(true);
            text.getChildren().add(said);
        }
        HBox card = new HBox(10, Controls.growing(text));
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().add("row-card");
        if (used) {
            Label inUse = Controls.label("In use", "detail");
            inUse.setMinWidth(Region.USE_PREF_SIZE);
            card.getChildren().add(inUse);
        } else {
            card.getChildren()
                    .add(
                            Controls.button(
                                    "model-use-" + bundle.id(),
                                    "Use",
                                    Icon.DONE,
                                    "Restore this project with it",
                                    () -> workbench.session().apply(Edits.model(bundle.id()))));
        }
        return card;
    }

    private static Node damagedCard(Shelf.Found.Damaged damaged) {
        Label reason = Controls.label(damaged.reason(), "detail");
        reason.setWrapText(true);
        HBox card =
                new HBox(
                        10,
                        Icon.PROBLEM.node(18),
                        Controls.growing(
                                new VBox(
                                        2,
                                        Controls.label(
                                                damaged.folder().getFileName() + " is damaged",
                                                "name"),
                                        reason)));
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().add("row-card");
        return card;
    }
}
