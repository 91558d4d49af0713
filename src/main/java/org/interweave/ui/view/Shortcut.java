package org.interweave.ui.view;

import javafx.scene.input.KeyCombination;

import java.util.Map;
import java.util.Optional;

/**
 * A key and what it does.
 *
 * @param usual the key that it comes with, in JavaFX's notation; empty if it cannot be changed
 * @param keys for people
 * @param meaning for people
 * @param combination what is pressed; empty for one that only stands in the list
 * @param action what it does
 */
record Shortcut(
        String usual,
        String keys,
        String meaning,
        Optional<KeyCombination> combination,
        Runnable action) {
    /** A key in JavaFX's notation. */
    static Shortcut of(String keys, String meaning, Runnable action) {
        return new Shortcut(
                keys, words(keys), meaning, Optional.of(KeyCombination.valueOf(keys)), action);
    }

    /** Something that is done in another way. */
    static Shortcut told(String keys, String meaning) {
        return new Shortcut("", keys, meaning, Optional.empty(), () -> {});
    }

    private static String words(String keys) {
        return keys.replace("Shortcut", "Ctrl");
    }

    /**
     * The same under the user's own key.
     *
     * @param own keys by those they stand for
     */
    Shortcut pressing(Map<String, String> own) {
        String key = own.getOrDefault(usual, usual);
        return key.equals(usual)
                ? this
                : new Shortcut(
                        usual,
                        words(key),
                        meaning,
                        Optional.of(KeyCombination.valueOf(key)),
                        action);
    }
}
