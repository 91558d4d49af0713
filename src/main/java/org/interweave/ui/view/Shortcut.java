package org.interweave.ui.view;

import javafx.scene.input.KeyCombination;

import java.util.Optional;

/**
 * A key and what it does.
 *
 * @param keys for people
 * @param meaning for people
 * @param combination what is pressed; empty for one that only stands in the list
 * @param action what it does
 */
record Shortcut(
        String keys, String meaning, Optional<KeyCombination> combination, Runnable action) {
    /** A key in JavaFX's notation, shown as such. */
    static Shortcut of(String keys, String meaning, Runnable action) {
        return shown(keys, keys, meaning, action);
    }

    /** A key in JavaFX's notation, shown otherwise. */
    static Shortcut shown(String keys, String shown, String meaning, Runnable action) {
        return new Shortcut(shown, meaning, Optional.of(KeyCombination.valueOf(keys)), action);
    }

    /** Something that is done in another way. */
    static Shortcut told(String keys, String meaning) {
        return new Shortcut(keys, meaning, Optional.empty(), () -> {});
    }
}
