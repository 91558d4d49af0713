package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import org.interweave.diffusion.Mix;
import org.interweave.project.Clip;
import org.interweave.project.Media;
import org.interweave.render.ProblemException;
import org.interweave.render.Recipe;
import org.interweave.render.RenderEngine;
import org.interweave.render.ShotJob;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * Finished frames of the engine's cache, for whoever opens a film that was restored before: nothing
 * is computed for them.
 *
 * <p>Any thread may ask.
 */
public final class Proxies {
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final Rendering rendering;
    private final Latest<Wish> wishes;
    private final Latest<Integer> arrived;
    private final long limitBytes;
    private final Kept<Integer, Optional<Pixels>> frames;
    private Optional<Source> source = Optional.empty();
    private Optional<Known> known = Optional.empty();
    private Optional<Frozen> frozen = Optional.empty();
    private Optional<Wish> newest = Optional.empty();

    /**
     * What decides pictures: another marker, or another mix, makes no other source.
     *
     * @param jobs of all shots, with nothing mixed in: the viewer mixes
     */
    private record Source(Media media, String model, List<ShotJob> jobs) {}

    /**
     * Frames that are not there.
     *
     * @param frames the most wanted first
     * @param room bytes beside those that are wanted and there
     */
    private record Wish(Source source, List<Integer> frames, long room) {}

    /** The recipe of a source, which takes a look at the film to make. */
    private record Frozen(Source source, Recipe recipe) {}

    /**
     * @param worker runs one thing after another
     * @param screen the thread on which changes are told
     * @param limitBytes of the pictures
     */
    public Proxies(Rendering rendering, Executor worker, Executor screen, long limitBytes) {
        this.rendering = rendering;
        this.limitBytes = limitBytes;
        frames = new Kept<>(limitBytes, 1, Proxies::bytes);
        wishes = new Latest<>(worker, this::load);
        arrived = new Latest<>(screen, n -> changes.set(changes.get() + n));
    }

    /** Counts up whenever frames have arrived. */
    public ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** The jobs of a clip, which are not made again for every frame that is painted. */
    private record Known(Clip clip, List<ShotJob> jobs) {}

    private List<ShotJob> jobs(Clip clip) {
        if (known.filter(k -> k.clip.equals(clip)).isEmpty()) {
            known =
                    Optional.of(
                            new Known(
                                    clip,
                                    clip.jobs(clip.allFrames()).stream()
                                            .map(Proxies::withoutMix)
                                            .toList()));
        }
        return known.get().jobs;
    }

    private static ShotJob withoutMix(ShotJob job) {
        return new ShotJob(job.frames(), job.wanted(), job.settings().with(Mix.NONE));
    }

    /**
     * A frame as the clip's settings make it, if the cache holds it and it has arrived.
     *
     * @param model a bundle's hash
     */
    public synchronized Optional<Pixels> get(Clip clip, String model, int frame) {
        return source.filter(new Source(clip.media(), model, jobs(clip))::equals)
                .flatMap(_ -> frames.get(frame))
                .flatMap(UnaryOperator.identity());
    }

    /**
     * Looks for frames, the most wanted first, in place of those wanted before.
     *
     * @param model a bundle's hash
     */
    public void want(Clip clip, String model, List<Integer> order) {
        Wish wish;
        synchronized (this) {
            Source wanted = new Source(clip.media(), model, jobs(clip));
            if (!source.equals(Optional.of(wanted))) {
                forget();
                source = Optional.of(wanted);
            }
            long room = limitBytes;
            for (int frame : order.reversed()) { // What is wanted most is let go last.
                room -= frames.get(frame).map(Proxies::bytes).orElse(0L);
            }
            List<Integer> unknown = order.stream().filter(f -> !frames.holds(f)).toList();
            wish = new Wish(wanted, unknown, room);
            newest = Optional.of(wish);
            if (unknown.isEmpty()) {
                return;
            }
        }
        wishes.set(wish);
    }

    /** Looks again for what was not there: something was restored. */
    public synchronized void forget() {
        frames.clear();
        frozen = Optional.empty();
        newest = Optional.empty();
    }

    private void load(Wish wish) {
        try {
            RenderEngine engine = rendering.engine();
            Recipe whole = recipe(wish);
            long room = wish.room;
            for (int frame : wish.frames) {
                if (room <= 0 || !wanted(wish)) {
                    return;
                }
                Optional<Pixels> picture = engine.proxy(whole, frame).map(Pixels::of);
                if (put(wish, frame, picture)) {
                    arrived.set(1);
                }
                room -= bytes(picture);
            }
        } catch (ProblemException e) {
            // Whoever starts a preview or an export is told the same; nothing is shown here.
            Problems.note(Proxies.class, "the cache cannot be looked at", e);
        }
    }

    private Recipe recipe(Wish wish) throws ProblemException {
        Source of = wish.source;
        synchronized (this) {
            if (frozen.filter(f -> f.source.equals(of)).isPresent()) {
                return frozen.get().recipe;
            }
        }
        Recipe recipe = rendering.foreseen(of.media.path(), of.model, of.jobs);
        synchronized (this) {
            if (wanted(wish)) {
                frozen = Optional.of(new Frozen(of, recipe));
            }
        }
        return recipe;
    }

    private static long bytes(Optional<Pixels> pixels) {
        return pixels.map(Pixels::bytes).orElse(0L);
    }

    private synchronized boolean wanted(Wish wish) {
        return newest.equals(Optional.of(wish)) && source.equals(Optional.of(wish.source));
    }

    /** What was looked at before something was restored may be there now: it does not count. */
    private synchronized boolean put(Wish wish, int frame, Optional<Pixels> pixels) {
        if (!wanted(wish)) {
            return false;
        }
        frames.put(frame, pixels);
        return pixels.isPresent();
    }
}
