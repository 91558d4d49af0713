package org.interweave.ui.model;

import org.interweave.frame.Picture;
import org.interweave.render.Engines;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.Recipe;
import org.interweave.render.RenderEngine;
import org.interweave.render.ShotJob;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The render engine, opened when it is first wanted, as finding a device takes time.
 *
 * <p>Any thread may call it but the screen's.
 */
public final class Rendering implements AutoCloseable {
    private final Opener opener;
    private final Place place;
    private boolean closed;
    private Optional<RenderEngine> engine = Optional.empty();

    /** Opens the engine. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Finds the device and opens cache and journal.
         *
         * @throws ProblemException if there is no such device, or the folder cannot be used
         */
        RenderEngine open(Place place) throws ProblemException;
    }

    /**
     * Where it renders.
     *
     * @param provider the device
     * @param folder of cache and journal; empty for the usual one
     * @param diskBytes of the cache
     * @param watcher sees every frame that an export writes, on the writing thread
     */
    public record Place(
            Engines.Provider provider,
            Optional<Path> folder,
            long diskBytes,
            Consumer<? super Picture> watcher) {
        /** What the user prefers. */
        static Place of(Preferences preferences, Consumer<? super Picture> watcher) {
            Engines.Provider provider =
                    switch (preferences.device()) {
                        case "cpu" -> Engines.Provider.CPU;
                        case "cuda" -> Engines.Provider.CUDA;
                        default -> Engines.Provider.AUTO;
                    };
            return new Place(
                    provider,
                    Optional.of(preferences.cacheFolder()).filter(f -> !f.isBlank()).map(Path::of),
                    (long) preferences.cacheGigabytes() << 30,
                    watcher);
        }
    }

    /** Nothing is opened yet. */
    public Rendering(Opener opener, Place place) {
        this.opener = opener;
        this.place = place;
    }

    /**
     * Freezes what a clip is to become.
     *
     * @param model hash of the bundle
     */
    Recipe recipe(Path clip, String model, List<ShotJob> shots) throws ProblemException {
        return engine().recipe(clip, model, shots);
    }

    /** The engine; waits until it is open. */
    public synchronized RenderEngine engine() throws ProblemException {
        if (closed) {
            throw new ProblemException(
                    Problem.Kind.CANCELLED, "the studio is closing", "start it again");
        }
        if (engine.isEmpty()) {
            engine = Optional.of(opener.open(place));
        }
        return engine.get();
    }

    /**
     * Stops all jobs within a step and opens no engine again; unfinished exports go on next time.
     */
    @Override
    public synchronized void close() {
        closed = true;
        engine.ifPresent(RenderEngine::close);
        engine = Optional.empty();
    }
}
