package org.interweave.cli;

import org.interweave.render.ProblemException;
import org.interweave.render.Problems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for files that nobody keeps; closing it removes them all.
 *
 * @param folder empty at first
 */
record Scratch(Path folder) implements AutoCloseable {
    /** A new folder where the system has such. */
    static Scratch make() throws ProblemException {
        try {
            return new Scratch(Files.createTempDirectory("interweave"));
        } catch (IOException e) {
            throw Problems.output(Path.of(System.getProperty("java.io.tmpdir", ".")), e);
        }
    }

    @Override
    public void close() throws ProblemException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw Problems.output(folder, e);
        }
    }
}
