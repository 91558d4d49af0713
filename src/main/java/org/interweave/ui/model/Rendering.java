package org.interweave.ui.model;

import org.interweave.frame.Cancel;
import org.interweave.frame.Onlooker;
import org.interweave.frame.Picture;
import org.interweave.render.Engines;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.Recipe;
import org.interweave.render.RenderEngine;
import org.interweave.render.ShotJob;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The render engine, opened when it is first wanted, as finding a device takes time.
 *
 * <p>Any thread may call it but the screen's.
 */
public final class Rendering implements AutoCloseable {
    private final Opener opener;
    private final Place place;
    private final Activities activities;
    private final Map<Path, Activities.Ongoing> readings = new ConcurrentHashMap<>();
    private final Set<Path> left = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Optional<Path>> shown = new AtomicReference<>(Optional.empty());
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

    /** Nothing is opened yet, and nobody looks on. */
    public Rendering(Opener opener, Place place) {
        this(opener, place, new Activities(Runnable::run, System::nanoTime));
    }

    /**
     * Nothing is opened yet.
     *
     * @param activities shows how far the reading of clips is
     */
    public Rendering(Opener opener, Place place, Activities activities) {
        this.opener = opener;
        this.place = place;
        this.activities = activities;
    }

    /**
     * Freezes what a clip is to become. A clip that is not known yet is read from start to end,
     * which is seen, and may be stopped.
     *
     * @param model hash of the bundle
     */
    Recipe recipe(Path clip, String model, List<ShotJob> shots) throws ProblemException {
        left.remove(clip);
        return read(clip, new Cancel(), seen -> engine().recipe(clip, model, shots, seen));
    }

    /**
     * The same for what nobody has asked for: a clip that was left, or whose reading was stopped,
     * is not read.
     */
    Recipe foreseen(Path clip, String model, List<ShotJob> shots) throws ProblemException {
        Cancel cancel = new Cancel();
        try {
            return read(
                    clip,
                    cancel,
                    seen -> engine().recipe(clip, model, shots, unlessLeft(clip, seen)));
        } finally {
            if (cancel.requested()) {
                left.add(clip);
            }
        }
    }

    private Onlooker unlessLeft(Path clip, Onlooker seen) {
        return (done, whole) -> !left.contains(clip) && seen.sees(done, whole);
    }

    /** Another clip is shown: nothing more is foreseen of the one before. */
    void shows(Path clip) {
        shown.getAndSet(Optional.of(clip)).ifPresent(left::add);
        left.remove(clip);
    }

    private interface Wanted<T> {
        T get(Onlooker seen) throws ProblemException;
    }

    private <T> T read(Path clip, Cancel cancel, Wanted<T> wanted) throws ProblemException {
        Activities.Ongoing reading =
                activities.ahead("Reading " + clip.getFileName() + " once", cancel);
        try {
            Onlooker seen = reading.inBytes();
            return wanted.get(
                    (done, whole) ->
                            shows(clip, reading) ? seen.sees(done, whole) : !cancel.requested());
        } finally {
            readings.remove(clip, reading);
            reading.end();
        }
    }

    /** Of those that wait for the same file one shows it. */
    private boolean shows(Path clip, Activities.Ongoing reading) {
        return readings.computeIfAbsent(clip, _ -> reading).equals(reading);
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
