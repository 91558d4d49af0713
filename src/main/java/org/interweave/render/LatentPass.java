package org.interweave.render;

import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Reach;
import org.interweave.diffusion.StepListener;
import org.interweave.diffusion.Stop;
import org.interweave.diffusion.WindowTensors;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Windows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Brings the latents that a shot lacks into the cache. */
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

    /**
     * Denoises the missing windows of a shot.
     *
     * @throws Stop.DeviceFull if its tiles are too large; what is done already stays
     */
    void run(ShotKeys keys) throws Stop {
        ProgressMeter.Attempt steps = meter.attempt();
        List<Integer> missing = keys.missing(cache);
        try {
            for (List<Integer> run : runs(missing)) {
                denoise(keys, run, listener(keys, steps, missing));
            }
        } catch (Stop.DeviceFull e) {
            steps.discard();
            throw e;
        }
    }

    /** Windows denoised alone count only if they were expected. */
    private static StepListener listener(
            ShotKeys keys, StepListener steps, List<Integer> expected) {
        Set<Integer> counted = new HashSet<>(expected);
        return new StepListener() {
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

    private static List<List<Integer>> runs(List<Integer> windows) {
        List<List<Integer>> runs = new ArrayList<>();
        for (int window : windows) {
            if (runs.isEmpty() || runs.getLast().getLast() != window - 1) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(window);
        }
        return runs;
    }

    private void denoise(ShotKeys keys, List<Integer> run, StepListener listener) throws Stop {
        Recipe.Shot shot = keys.shot();
        Windows windows = keys.windows();
        FrameRange read =
                Reach.ofWindows(
                        shot.settings(), shot.frames().count(), run.getFirst(), run.getLast());
        int clip = shot.frames().start();
        FrameRange inClip = new FrameRange(clip + read.start(), clip + read.end());
        try (FrameFeed feed = new FrameFeed(source, List.of(inClip), meter.clock());
                Crew crew = new Crew(meter.clock());
                Cancel.Registration _ = cancel.onRequest(feed::abandon)) {
            HeldFrames frames = new HeldFrames(feed, shot.frames(), source.size(), read.start());
            CachedShot memory = new CachedShot(cache, keys, shot.settings().windows().ilt());
            // Not read through the last fusion: that would ask for neighbours which are in no run.
            WindowTensors each =
                    new ShotPass(model, texts, shot.settings(), shot.tiles(), cancel)
                            .each(frames, memory, listener);
            WindowTensors latents = perStep(shot) ? each : crew.together(each, run.getLast() + 1);
            for (int window : run) {
                latents.window(window);
                frames.finished(windows.window(window).start());
            }
        }
    }
}
