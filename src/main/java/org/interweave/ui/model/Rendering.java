package org.interweave.ui.model;

import org.interweave.render.Engines;
import org.interweave.render.ProblemException;
import org.interweave.render.RenderEngine;

import java.util.Optional;

/**
 * The render engine, opened when it is first wanted, as finding a device takes time.
 *
 * <p>Any thread may call it but the screen's.
 */
public final class Rendering implements AutoCloseable {
    private final Opener opener;
    private final Engines.Provider provider;
    private Optional<RenderEngine> engine = Optional.empty();

    /** Opens the engine. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Finds the device and opens cache and journal.
         *
         * @throws ProblemException if there is no such device, or the folder cannot be used
         */
        RenderEngine open(Engines.Provider provider) throws ProblemException;
    }

    public Rendering(Opener opener, Engines.Provider provider) {
        this.opener = opener;
        this.provider = provider;
    }

    /** The engine; waits until it is open. */
    public synchronized RenderEngine engine() throws ProblemException {
        if (engine.isEmpty()) {
            engine = Optional.of(opener.open(provider));
        }
        return engine.get();
    }

    /** Stops all jobs within a step; unfinished exports go on at the next start. */
    @Override
    public synchronized void close() {
        engine.ifPresent(RenderEngine::close);
        engine = Optional.empty();
    }
}
