package org.interweave.ui.view;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

import org.interweave.ui.model.Overlay;
import org.interweave.ui.model.ViewerModel;
import org.interweave.ui.model.Workbench;

import java.util.Locale;

/** What helps to judge a restoration. */
final class JudgeMenu {
    private JudgeMenu() {}

    /** The button that opens it. */
    static MenuButton button(Workbench workbench, Commands commands) {
        MenuButton button =
                Controls.named(
                        new MenuButton("", Icon.JUDGE.node()),
                        "judge",
                        "Judge: overlays, numbers, blind test, report");
        button.getStyleClass().addAll("flat", "icon");
        button.getItems()
                .addAll(
                        item(
                                "judge-shot",
                                "Preview the whole shot (Ctrl+P)",
                                workbench.restoring()::shot),
                        item(
                                "judge-seeds",
                                "Preview these frames with other seeds",
                                workbench.restoring()::seeds),
                        new SeparatorMenuItem());
        overlays(button, workbench.viewer());
        button.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item("judge-numbers", "Numbers (N)", workbench.viewer()::toggleNumbers),
                        item(
                                "judge-worst",
                                "The next worst flicker (W)",
                                workbench.evidence()::nextWorst),
                        item("judge-blind", "Blind test\u2026", commands.blindTest()),
                        item("judge-report", "Report\u2026", commands.report()));
        return button;
    }

    private static void overlays(MenuButton button, ViewerModel viewer) {
        ToggleGroup group = new ToggleGroup();
        for (Overlay overlay : Overlay.values()) {
            RadioMenuItem item =
                    new RadioMenuItem(
                            overlay == Overlay.NONE ? "No overlay" : "Show: " + overlay.label());
            item.setId("overlay-" + overlay.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            item.setSelected(overlay == viewer.overlay().get());
            item.setOnAction(_ -> viewer.overlay(overlay));
            viewer.overlay().addListener((_, _, now) -> item.setSelected(now == overlay));
            button.getItems().add(item);
        }
    }

    private static MenuItem item(String id, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
