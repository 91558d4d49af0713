package org.interweave.render;

import com.fasterxml.jackson.databind.JavaType;

import org.interweave.frame.Size;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    private final JavaType form;
    private final Map<String, T> pages = new TreeMap<>();

    private Book(Path file, JavaType form) {
        this.file = file;
        this.form = form;
    }

    /** Reads the file; a damaged one is as good as none. */
    static <T> Book<T> open(Path file, Class<T> type) {
        Book<T> book =
                new Book<>(
                        file,
                        Recipe.JSON
                                .getTypeFactory()
                                .constructMapType(Map.class, String.class, type));
        book.read();
        return book;
    }

    private void read() {
        try {
            if (Files.exists(file)) {
                Map<String, T> read = Recipe.JSON.readValue(Files.readString(file), form);
                pages.putAll(read);
            }
        } catch (IOException e) {
            System.getLogger(Book.class.getName())
                    .log(System.Logger.Level.DEBUG, "forgotten: " + file, e);
        }
    }

    private static String name(String model, String engine, Size size) {
        return model + " " + engine + " " + size;
    }

    synchronized Optional<T> find(String model, String engine, Size size) {
        return Optional.ofNullable(pages.get(name(model, engine, size)));
    }

    /** Notes a page; those that other programs have noted meanwhile stay. */
    synchronized void note(String model, String engine, Size size, T page) throws IOException {
        if (page.equals(pages.get(name(model, engine, size)))) {
            return;
        }
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel channel =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            add(name(model, engine, size), page);
        } catch (OverlappingFileLockException _) {
            // Another engine of this program writes: at worst one of the two notes is lost.
            add(name(model, engine, size), page);
        }
    }

    private void add(String name, T page) throws IOException {
        read();
        pages.put(name, page);
        WholeFile.write(file, Recipe.JSON.writeValueAsString(pages));
    }
}
