package org.interweave.cli;

import org.interweave.render.ProblemException;
import org.interweave.render.Problems;
import org.interweave.render.WholeFile;

import java.io.IOException;
import java.nio.file.Path;

/** Writes what a command was asked to write, whole or not at all. */
final class TextFile {
    private TextFile() {}

    static void write(Path file, String text) throws ProblemException {
        try {
            WholeFile.write(file, text);
        } catch (IOException e) {
            throw Problems.output(file, e);
        }
    }
}
