package org.interweave.cli;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.render.Engine;
import org.interweave.render.Engines;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** Which model runs, and on which device. */
final class ModelOptions {
    @Option(names = "--model", description = "A model's name or folder; default the first found.")
    private @Nullable String model;

    @Option(names = "--provider", description = "auto, cuda or cpu; default auto.")
    private Engines.Provider provider = Engines.Provider.AUTO;

    @Option(names = "--threads", description = "Threads of the processor; default all.")
    private @Nullable Integer threads;

    /** The bundle asked for. */
    Bundle bundle(Shelf shelf) throws ProblemException {
        if (model == null) {
            return usable(shelf)
                    .orElseThrow(
                            () ->
                                    new ProblemException(
                                            Problem.Kind.MODEL,
                                            "no model is installed",
                                            "import one with: interweave import FOLDER"));
        }
        try {
            return shelf.open(model);
        } catch (IOException e) {
            throw noSuch(e);
        }
    }

    private static Optional<Bundle> usable(Shelf shelf) throws ProblemException {
        try {
            return shelf.list().stream()
                    .filter(Shelf.Found.Usable.class::isInstance)
                    .map(f -> ((Shelf.Found.Usable) f).bundle())
                    .findFirst();
        } catch (IOException e) {
            throw noSuch(e);
        }
    }

    private static ProblemException noSuch(IOException e) {
        return new ProblemException(
                new Problem(
                        Problem.Kind.MODEL,
                        String.valueOf(e.getMessage()),
                        "see what there is with: interweave models"),
                e);
    }

    /** The engine for the device asked for. */
    Engine engine(Engines engines) throws ProblemException {
        if (threads != null && (threads < 1 || threads > 1024)) {
            throw new ProblemException(
                    Problem.Kind.SETTING, "--threads is out of range", "use 1 to 1024");
        }
        return engines.find(
                provider, threads == null ? OptionalInt.empty() : OptionalInt.of(threads));
    }

    /** The provider asked for. */
    Engines.Provider provider() {
        return provider;
    }

    /** The same, where nothing is to be computed: no model is fine if none was named. */
    Optional<Bundle> bundleIfAny(Shelf shelf) throws ProblemException {
        return model == null && usable(shelf).isEmpty()
                ? Optional.empty()
                : Optional.of(bundle(shelf));
    }

    /** The model's name or folder, if one was given. */
    Optional<String> name() {
        return Optional.ofNullable(model);
    }

    /** What was given, or else this. */
    Bundle bundle(Shelf shelf, String otherwise) throws ProblemException {
        if (model != null || otherwise.isEmpty()) {
            return bundle(shelf);
        }
        try {
            return shelf.open(otherwise);
        } catch (IOException e) {
            throw noSuch(e);
        }
    }
}
