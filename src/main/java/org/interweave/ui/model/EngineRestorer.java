package org.interweave.ui.model;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.Cancel;
import org.interweave.render.BundleModel;
import org.interweave.render.ClipSource;
import org.interweave.render.Engines;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.Progress;
import org.interweave.render.Restoration;
import org.interweave.render.WindowMemories;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Restores with the bundles of a shelf; the last model stays loaded. */
public final class EngineRestorer implements Restorer, AutoCloseable {
    private final Engines engines;
    private final Engines.Provider provider;
    private final Shelf shelf;
    private final ReentrantLock device = new ReentrantLock(true);
    private Optional<Loaded> loaded = Optional.empty();

    private record Loaded(Path folder, BundleModel model) {}

    public EngineRestorer(Engines engines, Engines.Provider provider, Shelf shelf) {
        this.engines = engines;
        this.provider = provider;
        this.shelf = shelf;
    }

    @Override
    public void restore(
            Order order, Output output, Consumer<? super Progress> progress, Cancel cancel)
            throws ProblemException {
        device.lock();
        try (ClipSource source = ClipSource.open(order.clip())) {
            BundleModel model = model(order.model());
            new Restoration(source, model, TilePlan.USUAL, WindowMemories.NONE)
                    .run(
                            order.jobs(),
                            () -> output.open(source.info(), model.facts().factor()),
                            progress,
                            cancel);
        } finally {
            device.unlock();
        }
    }

    private BundleModel model(String name) throws ProblemException {
        Bundle bundle = bundle(name);
        if (loaded.isPresent() && loaded.get().folder().equals(bundle.folder())) {
            return loaded.get().model();
        }
        close();
        BundleModel model = BundleModel.open(bundle, engines.find(provider));
        loaded = Optional.of(new Loaded(bundle.folder(), model));
        return model;
    }

    private Bundle bundle(String name) throws ProblemException {
        try {
            if (!name.isEmpty()) {
                return shelf.open(name);
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
                            "choose another model, or import it again"),
                    e);
        }
        throw new ProblemException(
                Problem.Kind.MODEL,
                "no model is installed",
                "open Models and import a DiffVSR checkpoint");
    }

    /** Unloads the model. */
    @Override
    public void close() {
        device.lock();
        try {
            loaded.ifPresent(l -> l.model().close());
            loaded = Optional.empty();
        } finally {
            device.unlock();
        }
    }
}
