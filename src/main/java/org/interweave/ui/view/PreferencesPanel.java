package org.interweave.ui.view;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;

import org.interweave.ui.model.Preferences;
import org.interweave.ui.model.Workbench;

/** What the studio remembers of its user. */
final class PreferencesPanel extends Panel {
    PreferencesPanel(Workbench workbench, Runnable close) {
        super("preferences-panel", "Preferences", close);
        Preferences now = workbench.preferences().get();
        ComboBox<String> theme =
                Controls.named(new ComboBox<>(), "preference-theme", "The look of the window");
        theme.getItems().addAll("Dark", "Light");
        theme.setValue(now.theme() == Preferences.Theme.DARK ? "Dark" : "Light");
        theme.setOnAction(
                _ ->
                        workbench.prefer(
                                workbench
                                        .preferences()
                                        .get()
                                        .with(
                                                theme.getValue().equals("Dark")
                                                        ? Preferences.Theme.DARK
                                                        : Preferences.Theme.LIGHT)));
        ComboBox<String> device =
                Controls.named(
                        new ComboBox<>(),
                        "preference-device",
                        "What runs the model, from the next start on");
        device.getItems().addAll("auto", "cpu", "cuda");
        device.setValue(now.device());
        device.setOnAction(
                _ -> workbench.prefer(workbench.preferences().get().onDevice(device.getValue())));
        Spinner<Integer> cache =
                Controls.named(
                        new Spinner<>(64, 65_536, now.cacheMegabytes(), 256),
                        "preference-cache",
                        "Memory for decoded and restored frames, in megabytes");
        cache.valueProperty()
                .addListener(
                        (_, _, value) ->
                                workbench.prefer(workbench.preferences().get().caching(value)));
        GridPane grid = new GridPane(16, 10);
        grid.addRow(0, new Label("Look"), theme);
        grid.addRow(1, new Label("Device"), device);
        grid.addRow(2, new Label("Memory for frames, MB"), cache);
        grid.addRow(
                3, new Label("Your models"), Panel.hint(workbench.parts().imported().toString()));
        getChildren().addAll(grid, Panel.hint("Device and memory count from the next start on."));
    }
}
