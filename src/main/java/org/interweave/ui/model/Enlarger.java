package org.interweave.ui.model;

import org.interweave.diffusion.Mix;
import org.interweave.frame.Bicubic;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.metrics.Fidelity;
import org.interweave.metrics.SeedVariance;
import org.interweave.project.Fingerprint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Enlarges and compares pictures for the viewer, on a thread of its own, the newest wish first. */
public final class Enlarger {
    /** Of the pictures that were made last. */
    private static final long KEPT_BYTES = 128L << 20;

    /** Pictures of any size that the viewer may show side by side. */
    private static final int SHOWN = 8;

    private final Latest<Wish> wishes;
    private final Runnable arrived;
    private final Kept<Wish, Pixels> done = new Kept<>(KEPT_BYTES, SHOWN, Pixels::bytes);

    /** The blur that explains the source, by what was restored, and how; the worker's. */
    private final Map<Made, Fidelity> fidelities = new HashMap<>();

    /** Frames of one shot that were restored alike. */
    private record Made(Fingerprint media, FrameRange shot, Take take) {}

    private Mix lastMix = Mix.NONE;
    private float[] lastShares = {};

    /** What can be made of a picture. */
    private sealed interface Wish {
        record Enlarged(Pixels source, Size size) implements Wish {}

        record Different(Pixels one, Pixels source, int gain) implements Wish {}

        record Mixed(Pixels restored, Pixels source, Mix mix) implements Wish {}

        record Residual(Pixels restored, Pixels source, Made made) implements Wish {}

        record Guessed(List<Pixels> seeds) implements Wish {}

        record Shares(Mix mix, Size size) implements Wish {}
    }

    /**
     * @param worker runs one thing after another
     * @param arrived called there when something was made
     */
    public Enlarger(Executor worker, Runnable arrived) {
        this.arrived = arrived;
        wishes = new Latest<>(worker, this::make);
    }

    /** The picture at a size, by bicubic interpolation; made soon if it is not there. */
    public Optional<Pixels> bicubic(Pixels source, Size size) {
        return size.equals(source.size())
                ? Optional.of(source)
                : get(new Wish.Enlarged(source, size));
    }

    /** How a picture differs from a smaller one enlarged to its size; made soon if not there. */
    public Optional<Pixels> difference(Pixels one, Pixels source, int gain) {
        return get(new Wish.Different(one, source, gain));
    }

    /**
     * A restored picture with its source mixed in; made soon if not there, and until then as it was
     * mixed before, or not at all.
     */
    public Pixels mixed(Pixels restored, Pixels source, Mix mix) {
        if (mix.changesNothing()) {
            return restored;
        }
        Optional<Pixels> there = get(new Wish.Mixed(restored, source, mix));
        synchronized (done) {
            return there.orElse(
                    done.all().entrySet().stream()
                            .filter(
                                    made ->
                                            made.getKey() instanceof Wish.Mixed m
                                                    && m.restored.equals(restored))
                            .reduce((_, newer) -> newer)
                            .map(Map.Entry::getValue)
                            .orElse(restored));
        }
    }

    /**
     * An overlay of where a restored picture strays from its source; made soon if not there.
     *
     * @param source of the same frame
     */
    public Optional<Pixels> residual(Pixels restored, Pixels source, Version of) {
        Made made = new Made(of.media(), of.shot(), of.take());
        return get(new Wish.Residual(restored, source, made));
    }

    /** An overlay of where seeds differ; made soon if not there. */
    public Optional<Pixels> guessed(List<Pixels> seeds) {
        return get(new Wish.Guessed(List.copyOf(seeds)));
    }

    /** An overlay of where bicubic is mixed in; made soon if not there. */
    public Optional<Pixels> shown(Mix mix, Size size) {
        return get(new Wish.Shares(mix, size));
    }

    private Optional<Pixels> get(Wish wish) {
        Optional<Pixels> there;
        synchronized (done) {
            there = done.get(wish);
        }
        if (there.isEmpty()) {
            wishes.set(wish);
        }
        return there;
    }

    private void make(Wish wish) {
        Pixels made =
                switch (wish) {
                    case Wish.Enlarged(Pixels source, Size size) -> enlarged(source, size);
                    case Wish.Different(Pixels one, Pixels source, int gain) ->
                            one.difference(enlarged(source, one.size()), gain);
                    case Wish.Mixed(Pixels restored, Pixels source, Mix mix) -> {
                        Pixels bicubic = enlarged(source, restored.size());
                        yield restored.mixed(bicubic, shares(mix, restored.size()));
                    }
                    case Wish.Residual(Pixels restored, Pixels source, Made of) ->
                            residualOf(restored.picture(), source.picture(), of);
                    case Wish.Guessed(List<Pixels> seeds) ->
                            HeatMap.GUESSED.of(
                                    SeedVariance.of(seeds.stream().map(Pixels::picture).toList()));
                    case Wish.Shares(Mix mix, Size size) -> HeatMap.shares(size, shares(mix, size));
                };
        synchronized (done) {
            done.put(wish, made);
        }
        arrived.run();
    }

    private Pixels residualOf(Picture restored, Picture source, Made made) {
        Fidelity fidelity =
                fidelities.computeIfAbsent(
                        made, _ -> Fidelity.estimate(List.of(restored), List.of(source)));
        return HeatMap.RESIDUAL.of(fidelity.residual(restored, source).map());
    }

    private float[] shares(Mix mix, Size size) {
        if (!mix.equals(lastMix) || lastShares.length != size.pixels()) {
            lastMix = mix;
            lastShares = mix.shares(size);
        }
        return lastShares;
    }

    private static Pixels enlarged(Pixels source, Size size) {
        return source.size().equals(size)
                ? source
                : Pixels.of(new Bicubic(size).resize(source.picture()));
    }
}
