package org.interweave.ui.view;

import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

import org.interweave.ui.model.Preferences;
import org.interweave.ui.model.Workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the studio remembers of its user. */
final class PreferencesPanel extends Panel {
    private final Workbench workbench;

    /**
     * @param keys shows the shortcuts
     */
    PreferencesPanel(Workbench workbench, Chooser chooser, Runnable keys, Runnable close) {
        super("preferences-panel", "Preferences", close);
        this.workbench = workbench;
        Preferences now = workbench.preferences().get();
        ComboBox<Preferences.Theme> theme =
                SettingRows.combo(
                        "preference-theme",
                        List.of(Preferences.Theme.values()),
                        t -> t == Preferences.Theme.DARK ? "Dark" : "Light",
                        "The look of the window");
        theme.setValue(now.theme());
        theme.setOnAction(_ -> prefer(p -> p.with(theme.getValue())));
        ComboBox<String> device =
                SettingRows.combo(
                        "preference-device",
                        List.of("auto", "cpu", "cuda"),
                        d ->
                                switch (d) {
                                    case "cpu" -> "The processor";
                                    case "cuda" -> "An NVIDIA graphics card (CUDA)";
                                    default -> "The fastest there is";
                                },
                        "What runs the model, from the next start on");
        device.setValue(now.device());
        device.setOnAction(_ -> prefer(p -> p.onDevice(device.getValue())));
        Spinner<Integer> memory =
                number(
                        "preference-cache",
                        new Spinner<>(64, 65_536, now.cacheMegabytes(), 256),
                        "Memory for decoded and restored frames, in megabytes");
        memory.valueProperty().addListener((_, _, value) -> prefer(p -> p.caching(value)));
        TextField folder =
                Controls.named(
                        new TextField(now.cacheFolder()),
                        "preference-cache-folder",
                        "Where restored windows are kept; empty for the usual place");
        folder.setPromptText("the usual place");
        folder.setPrefColumnCount(26);
        Spinner<Integer> disk =
                number(
                        "preference-cache-disk",
                        new Spinner<>(1, 10_000, now.cacheGigabytes(), 10),
                        "Room for restored windows on the disk, in gigabytes");
        folder.textProperty()
                .addListener((_, _, text) -> prefer(p -> p.cachingIn(text, p.cacheGigabytes())));
        disk.valueProperty()
                .addListener((_, _, value) -> prefer(p -> p.cachingIn(p.cacheFolder(), value)));
        HBox place =
                new HBox(
                        6,
                        Controls.growing(folder),
                        Controls.icon(
                                "preference-cache-choose",
                                Icon.FOLDER,
                                "Choose where\u2026",
                                () ->
                                        chooser.folder("Where are restored windows kept?")
                                                .map(Path::toString)
                                                .ifPresent(folder::setText)));
        place.setAlignment(Pos.CENTER_LEFT);
        GridPane grid = new GridPane(16, 10);
        grid.addRow(0, new Label("Look"), theme);
        grid.addRow(1, new Label("Device"), device);
        grid.addRow(2, new Label("Memory for frames, MB"), memory);
        grid.addRow(3, new Label("Restored windows in"), place);
        grid.addRow(4, new Label("Room for them, GB"), disk);
        grid.addRow(
                5,
                new Label("Keyboard"),
                Controls.button(
                        "preference-keys",
                        "Shortcuts\u2026",
                        Icon.KEYS,
                        "See and change every shortcut",
                        keys));
        grid.addRow(
                6, new Label("Your models"), Panel.hint(workbench.parts().imported().toString()));
        getChildren()
                .addAll(grid, Panel.hint("Device, memory and place count from the next start on."));
    }

    private static Spinner<Integer> number(String id, Spinner<Integer> bare, String words) {
        Spinner<Integer> spinner = Controls.named(bare, id, words);
        Controls.typed(spinner);
        spinner.setPrefWidth(120);
        return spinner;
    }

    private void prefer(UnaryOperator<Preferences> change) {
        workbench.prefer(change.apply(workbench.preferences().get()));
    }
}
