package org.interweave.ui.view;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;

import org.interweave.ui.model.Workbench;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Every shortcut; a click on a key lets another one be pressed for it. */
final class KeysPanel extends Panel {
    private static final int COLUMNS = 3;

    private final Workbench workbench;
    private final Supplier<List<Shortcut>> shortcuts;
    private final GridPane grid = new GridPane(12, 5);
    private final Label hint =
            Panel.hint("Click on a key to press another one for it. Those in grey are fixed.");
    private Optional<Shortcut> changing = Optional.empty();

    /**
     * @param shortcuts as they are now
     */
    KeysPanel(Workbench workbench, Supplier<List<Shortcut>> shortcuts, Runnable close) {
        super("keys-panel", "Keyboard", close);
        this.workbench = workbench;
        this.shortcuts = shortcuts;
        Button usual =
                Controls.button(
                        "keys-usual",
                        "As it came",
                        Icon.RESET,
                        "Every key as the studio came with it",
                        () -> {
                            workbench.prefer(workbench.preferences().get().pressingAsUsual());
                            show();
                        });
        getChildren().addAll(grid, hint, actions(usual));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        show();
    }

    private void show() {
        grid.getChildren().clear();
        List<Shortcut> all = shortcuts.get();
        int rows = Math.ceilDiv(all.size(), COLUMNS);
        for (int i = 0; i < all.size(); i++) {
            Shortcut shortcut = all.get(i);
            int column = i / rows * COLUMNS;
            if (shortcut.usual().isEmpty()) {
                Label fixed = Controls.label(shortcut.keys(), "key", "fixed");
                grid.add(fixed, column, i % rows);
            } else {
                grid.add(key(shortcut), column, i % rows);
            }
            grid.add(new Label(shortcut.meaning()), column + 1, i % rows);
            if (i / rows < COLUMNS - 1 && i % rows == 0) {
                grid.add(new Label("  "), column + 2, 0);
            }
        }
    }

    private ToggleButton key(Shortcut shortcut) {
        boolean now = changing.filter(c -> c.usual().equals(shortcut.usual())).isPresent();
        ToggleButton button =
                Controls.named(
                        new ToggleButton(now ? "Press\u2026" : shortcut.keys()),
                        "key-" + shortcut.usual().replace('+', '-'),
                        "Change the key: " + shortcut.meaning());
        button.getStyleClass().add("key");
        button.setSelected(now);
        button.setOnAction(
                _ -> {
                    changing = Optional.of(shortcut);
                    requestFocus();
                    show();
                });
        return button;
    }

    private void pressed(KeyEvent e) {
        if (changing.isEmpty() || e.getCode().isModifierKey()) {
            return;
        }
        e.consume();
        Shortcut wanted = changing.get();
        changing = Optional.empty();
        if (e.getCode() != KeyCode.ESCAPE) {
            String keys = combination(e).getName();
            Optional<Shortcut> taken =
                    shortcuts.get().stream()
                            .filter(s -> s.combination().filter(c -> c.match(e)).isPresent())
                            .filter(s -> !s.usual().equals(wanted.usual()))
                            .findFirst();
            if (taken.isPresent() || isFixed(e)) {
                hint.setText(
                        "%s is taken: %s."
                                .formatted(
                                        keys, taken.map(Shortcut::meaning).orElse("it is fixed")));
            } else {
                workbench.prefer(workbench.preferences().get().pressing(wanted.usual(), keys));
                hint.setText("%s: %s.".formatted(keys, wanted.meaning()));
            }
        }
        show();
    }

    private static boolean isFixed(KeyEvent e) {
        boolean plain = !e.isShortcutDown() && !e.isAltDown();
        return plain
                && (e.getCode().isDigitKey()
                        || e.getCode() == KeyCode.C
                        || List.of("+", "-", "=", "?").contains(e.getText()));
    }

    private static KeyCombination combination(KeyEvent e) {
        return new KeyCodeCombination(
                e.getCode(),
                held(e.isShiftDown()),
                KeyCombination.ModifierValue.UP,
                held(e.isAltDown()),
                KeyCombination.ModifierValue.UP,
                held(e.isShortcutDown()));
    }

    private static KeyCombination.ModifierValue held(boolean down) {
        return down ? KeyCombination.ModifierValue.DOWN : KeyCombination.ModifierValue.UP;
    }
}
