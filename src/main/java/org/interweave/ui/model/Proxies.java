package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import org.interweave.diffusion.Mix;
import org.interweave.project.Clip;
import org.interweave.project.Media;
import org.interweave.render.ProblemException;
import org.interweave.render.Proxy;
import org.interweave.render.Recipe;
import org.interweave.render.RenderEngine;
import org.interweave.render.ShotJob;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

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
    private final Map<Integer, Optional<Pixels>> frames = new LinkedHashMap<>(16, 0.75f, true);
    private Optional<Source> source = Optional.empty();
    private Optional<Known> known = Optional.empty();
    private long bytes;

    /**
     * What decides pictures: another marker, or another mix, makes no other source.
     *
     * @param jobs of all shots, with nothing mixed in: the viewer mixes
     */
    private record Source(Media media, String model, List<ShotJob> jobs) {}

    private record Wish(Source source, List<Integer> frames) {}

    /**
     * @param worker runs one thing after another
     * @param screen the thread on which changes are told
     * @param limitBytes of the pictures
     */
    public Proxies(Rendering rendering, Executor worker, Executor screen, long limitBytes) {
        this.rendering = rendering;
        this.limitBytes = limitBytes;
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
                .flatMap(_ -> frames.getOrDefault(frame, Optional.empty()));
    }

    /**
     * Looks for frames, the most wanted first, in place of those wanted before.
     *
     * @param model a bundle's hash
     */
    public void want(Clip clip, String model, List<Integer> order) {
        Source wanted;
        List<Integer> unknown;
        synchronized (this) {
            wanted = new Source(clip.media(), model, jobs(clip));
            if (!source.equals(Optional.of(wanted))) {
                forget();
                source = Optional.of(wanted);
            }
            unknown = order.stream().filter(f -> !frames.containsKey(f)).toList();
        }
        if (!unknown.isEmpty()) {
            wishes.set(new Wish(wanted, unknown));
        }
    }

    /** Looks again for what was not there: something was restored. */
    public synchronized void forget() {
        frames.clear();
        bytes = 0;
    }

    private void load(Wish wish) {
        try {
            RenderEngine engine = rendering.engine();
            Recipe whole =
                    rendering.recipe(wish.source.media.path(), wish.source.model, wish.source.jobs);
            for (int frame : wish.frames) {
                Optional<Proxy> proxy = engine.proxy(whole, frame);
                if (put(wish.source, frame, proxy.map(Pixels::of))) {
                    arrived.set(1);
                }
            }
        } catch (ProblemException e) {
            // Whoever starts a preview or an export is told the same; nothing is shown here.
            Problems.note(Proxies.class, "the cache cannot be looked at", e);
        }
    }

    private synchronized boolean put(Source of, int frame, Optional<Pixels> pixels) {
        if (!source.equals(Optional.of(of))) {
            return false;
        }
        frames.put(frame, pixels);
        bytes += pixels.map(Pixels::bytes).orElse(0L);
        var oldest = frames.entrySet().iterator();
        while (bytes > limitBytes && frames.size() > 1) {
            bytes -= oldest.next().getValue().map(Pixels::bytes).orElse(0L);
            oldest.remove();
        }
        return pixels.isPresent();
    }
}
