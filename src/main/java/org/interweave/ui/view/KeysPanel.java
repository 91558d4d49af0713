package org.interweave.ui.view;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

import java.util.List;

/** Every shortcut. */
final class KeysPanel extends Panel {
    KeysPanel(List<Shortcut> shortcuts, Runnable close) {
        super("keys-panel", "Keyboard", close);
        GridPane grid = new GridPane(12, 7);
        int half = Math.ceilDiv(shortcuts.size(), 2);
        for (int i = 0; i < shortcuts.size(); i++) {
            Shortcut shortcut = shortcuts.get(i);
            int column = i < half ? 0 : 3;
            grid.add(Controls.label(shortcut.keys(), "key"), column, i % half);
            grid.add(new Label(shortcut.meaning()), column + 1, i % half);
        }
        Label room = new Label("   ");
        grid.add(room, 2, 0);
        getChildren().add(grid);
    }
}
