package org.interweave.cli;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.render.BundleModel;
import org.interweave.render.Engine;
import org.interweave.render.Engines;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
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
        try {
            if (model != null) {
                return shelf.open(model);
            }
            for (Shelf.Found found : shelf.list()) {
                if (found instanceof Shelf.Found.Usable(Bundle bundle)) {
                    return bundle;
                }
            }
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            Problem.Kind.MODEL,
                            String.valueOf(e.getMessage()),
                            "see what there is with: interweave models"),
                    e);
        }
        throw new ProblemException(
                Problem.Kind.MODEL,
                "no model is installed",
                "import one with: interweave import FOLDER");
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

    /** The bundle on the engine; closed by the caller. */
    static BundleModel open(Bundle bundle, Engine engine) throws ProblemException {
        return BundleModel.open(bundle, engine);
    }
}
