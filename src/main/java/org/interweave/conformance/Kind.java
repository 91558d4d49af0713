package org.interweave.conformance;

import org.interweave.diffusion.Stop;

import java.io.IOException;
import java.util.function.Predicate;

/**
 * A kind of case, known by what is in the file and not by its name.
 *
 * @param fits whether a file is of this kind
 * @param check compares its numbers with the program's
 */
record Kind<C>(Predicate<C> fits, Check<C> check) {
    /** Compares the numbers of a case with the program's. */
    @FunctionalInterface
    interface Check<C> {
        /**
         * Adds every error to the case's comparison.
         *
         * @throws IOException if the case cannot be read or does not fit
         */
        void run(C file) throws IOException, Stop;
    }
}
