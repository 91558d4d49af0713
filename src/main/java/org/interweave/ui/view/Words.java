package org.interweave.ui.view;

import javafx.collections.ObservableList;
import javafx.util.StringConverter;

import java.util.function.Function;

/** Values of a list in words, and back. */
final class Words<T> extends StringConverter<T> {
    private final ObservableList<T> values;
    private final Function<? super T, String> words;

    Words(ObservableList<T> values, Function<? super T, String> words) {
        this.values = values;
        this.words = words;
    }

    @Override
    public String toString(T value) {
        return value == null ? "" : words.apply(value);
    }

    /** The value of these words; the first where there is none. */
    @Override
    public T fromString(String text) {
        return values.stream()
                .filter(v -> words.apply(v).equals(text))
                .findFirst()
                .orElseGet(values::getFirst);
    }
}
