package org.interweave.render;

import com.fasterxml.jackson.databind.JavaType;

import org.interweave.frame.Size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What experience has taught, by model, device and size of the clip; in a file. Any thread may call
 * it.
 *
 * @param <T> a record
 */
final class Book<T> {
    private final Path file;
    private final Map<String, T> pages;

    private Book(Path file, Map<String, T> pages) {
        this.file = file;
        this.pages = pages;
    }

    /** Reads the file; a damaged one is as good as none. */
    static <T> Book<T> open(Path file, Class<T> type) {
        Map<String, T> pages = new TreeMap<>();
        JavaType map = Recipe.JSON.getTypeFactory().constructMapType(Map.class, String.class, type);
        try {
            if (Files.exists(file)) {
                Map<String, T> read = Recipe.JSON.readValue(Files.readString(file), map);
                pages.putAll(read);
            }
        } catch (IOException e) {
            System.getLogger(Book.class.getName())
                    .log(System.Logger.Level.WARNING, "forgotten: " + file, e);
        }
        return new Book<>(file, pages);
    }

    private static String name(String model, String engine, Size size) {
        return model + " " + engine + " " + size;
    }

    synchronized Optional<T> find(String model, String engine, Size size) {
        return Optional.ofNullable(pages.get(name(model, engine, size)));
    }

    synchronized void note(String model, String engine, Size size, T page) throws IOException {
        if (!page.equals(pages.put(name(model, engine, size), page))) {
            WholeFile.write(file, Recipe.JSON.writeValueAsString(pages));
        }
    }
}
