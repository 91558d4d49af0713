package org.interweave.cli;

import org.interweave.frame.Cancel;
import org.interweave.render.Engines;
import org.interweave.render.ProblemException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Compares this program's numbers with stored ones of the authors' code. */
@FunctionalInterface
public interface Conformance {
    /**
     * Runs every case of a folder.
     *
     * @param heard hears of each case when it is done
     * @throws ProblemException if the device does not work
     * @throws IOException if the folder cannot be read
     */
    void run(Path folder, Engines.Provider provider, Cancel cancel, Consumer<Outcome> heard)
            throws ProblemException, IOException;

    /**
     * What came of one case.
     *
     * @param passed whether the numbers agree
     * @param line for the user
     */
    record Outcome(boolean passed, String line) {}
}
