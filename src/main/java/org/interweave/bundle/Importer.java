package org.interweave.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes bundles from published checkpoints. */
public interface Importer {
    /**
     * Writes a bundle, or leaves everything as it was: the folder appears under its name only when
     * it is whole. What lies there already is replaced if it is a bundle.
     *
     * @throws BundleException if the checkpoint is incomplete, damaged, hostile or of another
     *     architecture; the message lists tensors by name
     * @throws IOException if a file cannot be read or written
     */
    Imported importFrom(Request request, Listener listener) throws IOException;

    /**
     * What to import.
     *
     * @param checkpoint a folder in the published layout
     * @param target the bundle's own folder
     * @param name for people
     * @param licence of the weights; absent to look for a licence file beside them
     * @param precision in which weights are stored
     */
    record Request(
            Path checkpoint,
            Path target,
            String name,
            Optional<String> licence,
            Precision precision) {}

    /** How an import ended well, or was stopped. */
    sealed interface Imported {
        /**
         * The bundle is there.
         *
         * @param notes what was assumed, for the user
         */
        record Done(Bundle bundle, List<String> notes) implements Imported {
            public Done {
                notes = List.copyOf(notes);
            }
        }

        /** Stopped by its {@link Listener}; nothing was left behind. */
        record Cancelled() implements Imported {}
    }

    /** Hears how far an import has come, on its thread. */
    @FunctionalInterface
    interface Listener {
        /**
         * Some weights were written. To stop the import, throw a {@link
         * java.util.concurrent.CancellationException}.
         *
         * @param graph whose
         * @param done numbers written so far, over all graphs
         * @param whole numbers to write
         */
        void wrote(String graph, long done, long whole);
    }
}
