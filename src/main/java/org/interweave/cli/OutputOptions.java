package org.interweave.cli;

import org.interweave.media.MediaException;
import org.interweave.media.OutputFormat;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.Problems;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What may become of files that are there already. */
final class OutputOptions {
    @Option(names = "--overwrite", description = "Replace what is there already.")
    private boolean overwrite;

    /** Whether what is there may be replaced. */
    boolean overwrite() {
        return overwrite;
    }

    /**
     * Refuses, before any work is done, an output that cannot be or would destroy something.
     *
     * @param input what is read
     */
    void check(Path input, Path output) throws ProblemException {
        try {
            OutputFormat.of(output);
        } catch (MediaException e) {
            throw Problems.media(e);
        }
        checkFile(input, output);
    }

    /** The same of a file that is no clip. */
    void checkFile(Path input, Path output) throws ProblemException {
        Path whole = output.toAbsolutePath().normalize();
        Path folder = whole.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw refused("there is no folder for " + output, "create it first");
        }
        if (same(input, whole)) {
            throw refused(output + " is what is read", "choose another name");
        }
        if (Files.isRegularFile(whole) && !overwrite) {
            throw refused(
                    output + " exists already", "choose another name, or replace it: --overwrite");
        }
    }

    private static boolean same(Path input, Path output) throws ProblemException {
        try {
            return Files.exists(output) && Files.exists(input) && Files.isSameFile(input, output);
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            Problem.Kind.SOURCE,
                            input + " cannot be read: " + e.getMessage(),
                            "check its permissions"),
                    e);
        }
    }

    private static ProblemException refused(String what, String advice) {
        return new ProblemException(Problem.Kind.OUTPUT, what, advice);
    }
}
