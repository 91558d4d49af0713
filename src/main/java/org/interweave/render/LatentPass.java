package org.interweave.render;

import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Reach;
import org.interweave.diffusion.ShotSampler;
import org.interweave.diffusion.StepListener;
import org.interweave.diffusion.Stop;
import org.interweave.diffusion.WindowTensors;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.tensor.Tensor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings the latents that the shots of a job lack into the cache. */
final class LatentPass {
    private final FrameSource source;
    private final Model model;
    private final WindowCache cache;
    private final ProgressMeter meter;
    private final Cancel cancel;
    private final Texts texts;

    LatentPass(
            FrameSource source,
            Model model,
            WindowCache cache,
            ProgressMeter meter,
            Cancel cancel) {
        this.source = source;
        this.model = model;
        this.cache = cache;
        this.meter = meter;
        this.cancel = cancel;
        this.texts = new Texts(model, cancel);
    }

    /** Tells the meter what a shot will take. */
    static void expect(ProgressMeter meter, ShotKeys keys, WindowCache cache) {
        int missing = keys.missing(cache).size();
        Recipe.Shot shot = keys.shot();
        if (missing > 0 && perStep(shot)) {
            meter.expect(
                    Reach.of(shot.settings(), shot.frames().count(), shot.job().wantedInShot()));
        } else {
            meter.expect(missing, (long) missing * keys.steps());
        }
    }

    private static boolean perStep(Recipe.Shot shot) {
        return shot.settings().windows().ilt() == Ilt.PER_STEP;
    }

    /** How far a pass came. */
    sealed interface Outcome {
        /** To the end. */
        record Done() implements Outcome {}

        /**
         * The device had no room for the tiles of a shot. What was done before stays.
         *
         * @param shot which of them
         */
        record Full(int shot, Stop.DeviceFull why) implements Outcome {}
    }

    /**
     * Denoises the missing windows of some shots, one after another: each is in the cache before
     * the denoiser runs for the next, so that a job which is killed loses one window at most. What
     * goes into the next window, also of the next shot, is worked out meanwhile.
     *
     * @param shots in the clip's order
     */
    Outcome run(List<ShotKeys> shots) throws Stop {
        List<Run> runs = new ArrayList<>();
        for (int shot = 0; shot < shots.size(); shot++) {
            runs.addAll(runs(shot, shots.get(shot)));
        }
        List<FrameRange> read = runs.stream().map(Run::inClip).toList();
        try (FrameFeed feed = new FrameFeed(source, read, meter.clock());
                Crew crew = new Crew(meter.clock());
                Cancel.Registration _ = cancel.onRequest(feed::abandon)) {
            return new Line(runs, feed, crew).denoise();
        }
    }

    /**
     * Missing windows of a shot that follow each other.
     *
     * @param shot its number
     * @param expected all windows that the shot lacks
     */
    private record Run(int shot, ShotKeys keys, List<Integer> windows, List<Integer> expected) {
        FrameRange read() {
            return Reach.ofWindows(
                    keys.shot().settings(),
                    keys.shot().frames().count(),
                    windows.getFirst(),
                    windows.getLast());
        }

        FrameRange inClip() {
            int clip = keys.shot().frames().start();
            return new FrameRange(clip + read().start(), clip + read().end());
        }
    }

    private List<Run> runs(int shot, ShotKeys keys) {
        List<Integer> missing = keys.missing(cache);
        List<List<Integer>> runs = new ArrayList<>();
        for (int window : missing) {
            if (runs.isEmpty() || runs.getLast().getLast() != window - 1) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(window);
        }
        return runs.stream().map(windows -> new Run(shot, keys, windows, missing)).toList();
    }

    /** Windows denoised alone count only if they were expected. */
    private static StepListener listener(
            ShotKeys keys, StepListener steps, List<Integer> expected) {
        Set<Integer> counted = new HashSet<>(expected);
        return new StepListener() {
            @Override
            public void partly(double share) {
                steps.partly(share);
            }

            @Override
            public void taken(int window, int taken) {
                steps.taken(window, taken);
            }

            @Override
            public void recalled(int window, int known) {
                if (perStep(keys.shot()) || counted.contains(window)) {
                    steps.recalled(window, known);
                }
            }
        };
    }

    /** The runs one after another; two are held, the one under way and the next. */
    private final class Line {
        private final List<Run> runs;
        private final FrameFeed feed;
        private final Crew crew;
        private final Map<Integer, ProgressMeter.Attempt> steps = new HashMap<>();
        private Optional<Denoising> next = Optional.empty();

        Line(List<Run> runs, FrameFeed feed, Crew crew) {
            this.runs = runs;
            this.feed = feed;
            this.crew = crew;
        }

        Outcome denoise() throws Stop {
            for (int i = 0; i < runs.size(); i++) {
                int shot = runs.get(i).shot();
                int following = i + 1;
                Denoising now = next.isPresent() ? next.get() : begun(i, Optional.empty());
                next = Optional.empty();
                try {
                    now.all(
                            () -> {
                                if (following < runs.size()) {
                                    next = Optional.of(begun(following, Optional.of(now.frames)));
                                }
                            });
                } catch (Stop.DeviceFull e) {
                    steps(shot).discard();
                    return new Outcome.Full(shot, e);
                }
                steps.keySet().removeIf(s -> s < shot);
            }
            return new Outcome.Done();
        }

        private ProgressMeter.Attempt steps(int shot) {
            return steps.computeIfAbsent(shot, _ -> meter.attempt());
        }

        private Denoising begun(int run, Optional<HeldFrames> before) {
            Run begun = runs.get(run);
            Denoising denoising = new Denoising(begun, feed, before, crew, steps(begun.shot()));
            denoising.begin();
            return denoising;
        }
    }

    /** A run on its way through the denoiser. */
    private final class Denoising {
        private final Run run;
        private final HeldFrames frames;
        private final WindowTensors latents;
        private final Crew.Begun noise;
        private final Crew.Begun lowRes;
        private Runnable lastBegins = () -> {};

        Denoising(
                Run run,
                FrameFeed feed,
                Optional<HeldFrames> before,
                Crew crew,
                StepListener steps) {
            this.run = run;
            Recipe.Shot shot = run.keys().shot();
            frames = new HeldFrames(feed, shot.frames(), source.size(), run.read(), before);
            CachedShot memory = new CachedShot(cache, run.keys(), shot.settings().windows().ilt());
            ShotPass pass = new ShotPass(model, texts, shot.settings(), shot.tiles(), cancel);
            ShotSampler sampler =
                    pass.sampler(frames, memory, listener(run.keys(), steps, run.expected()));
            int alive = perStep(shot) ? run.keys().steps() + 2 : 1;
            noise = crew.together(sampler.noise(), alive + 1);
            lowRes = crew.inOrder(sampler.lowRes(), alive + 1);
            // Not read through the last fusion: that would ask for neighbours which are in no run.
            latents = pass.each(sampler.from(noise, this::lowRes));
        }

        void begin() {
            begin(run.windows().getFirst());
        }

        private void begin(int window) {
            noise.begin(window);
            lowRes.begin(window);
        }

        private Tensor lowRes(int window) throws Stop {
            lowRes.begin(window);
            if (window < run.windows().getLast()) {
                begin(window + 1);
            } else {
                lastBegins.run();
                lastBegins = () -> {};
            }
            return lowRes.window(window);
        }

        void all(Runnable whenLastBegins) throws Stop {
            lastBegins = whenLastBegins;
            for (int window : run.windows()) {
                latents.window(window);
                // One that does not load is known after one window and not after all.
                model.decoder();
                frames.finished(run.keys().windows().window(window).start());
            }
        }
    }
}
