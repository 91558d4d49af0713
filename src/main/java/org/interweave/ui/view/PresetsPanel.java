package org.interweave.ui.view;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.interweave.project.PresetFolder;
import org.interweave.ui.model.Inspector;
import org.interweave.ui.model.UserPresets;

import java.util.List;

/** The user's presets: apply one, keep the shown settings as one, delete one. */
final class PresetsPanel extends Panel {
    private final UserPresets presets;
    private final Inspector inspector;
    private final Runnable close;
    private final VBox list = new VBox(6);

    PresetsPanel(UserPresets presets, Inspector inspector, Runnable close) {
        super("presets-panel", "Presets", close);
        this.presets = presets;
        this.inspector = inspector;
        this.close = close;
        list.setMinWidth(460);
        TextField name =
                Controls.named(new TextField(), "preset-name", "A name for the shown settings");
        name.setPromptText("A name for the settings shown now");
        Button save =
                Controls.button(
                        "preset-save",
                        "Save",
                        Icon.SAVE,
                        "Keep the settings shown now under this name",
                        () -> save(name));
        save.getStyleClass().add(Styles.ACCENT);
        save.setDefaultButton(true);
        save.disableProperty()
                .bind(name.textProperty().map(t -> !PresetFolder.isName(t.strip())).orElse(true));
        HBox line = new HBox(8, Controls.growing(name), save);
        line.setAlignment(Pos.CENTER_LEFT);
        Label where =
                Panel.hint("Everything but prompt and seed, as files in " + presets.folder() + ".");
        where.setMaxWidth(460);
        getChildren().addAll(list, line, where);
        follow(presets.names(), this::show);
        presets.find();
    }

    private void save(TextField name) {
        inspector
                .settings()
                .ifPresent(
                        s -> {
                            presets.save(name.getText().strip(), s);
                            name.clear();
                        });
    }

    private void show(List<String> names) {
        list.getChildren().clear();
        if (names.isEmpty()) {
            list.getChildren().add(Panel.hint("No presets of your own yet."));
        }
        names.forEach(n -> list.getChildren().add(card(n)));
    }

    private Node card(String name) {
        Button apply =
                Controls.button(
                        "preset-apply-" + name,
                        "Apply",
                        Icon.DONE,
                        "Give the inspected shots these settings",
                        () -> {
                            presets.apply(name, inspector);
                            close.run();
                        });
        HBox card =
                new HBox(
                        8,
                        Controls.label(name, "name"),
                        Controls.spring(),
                        apply,
                        Controls.icon(
                                "preset-delete-" + name,
                                Icon.CLOSE,
                                "Delete this preset",
                                () -> presets.delete(name)));
        card.getStyleClass().add("row-card");
        card.setAlignment(Pos.CENTER_LEFT);
        return card;
    }
}
