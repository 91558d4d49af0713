package org.interweave.diffusion;

import org.interweave.frame.Windows;
import org.interweave.tensor.Tensor;

import java.util.Optional;

/**
 * Samples the latents of a shot, window by window, as they are read.
 *
 * <p>With {@link Ilt#PER_STEP} every step is a {@link Fusion} that reads the one before: a window
 * takes a step once all windows it overlaps have taken the step before, so the work runs along the
 * shot as a wavefront and the windows alive depend on the steps, not on the shot's length.
 *
 * @param windows of the shot
 * @param noise latents to start from
 * @param lowRes noisy low-resolution frames
 * @param denoiser the network
 * @param memory what is known already
 * @param listener is told of every step
 */
public record ShotSampler(
        Windows windows,
        WindowTensors noise,
        WindowTensors lowRes,
        Denoiser denoiser,
        WindowMemory memory,
        StepListener listener) {

    /**
     * The fused latents of the shot, {@code [1, channels, frames, height, width]}.
     *
     * @param transition of overlapping windows; not used with {@link Ilt#OFF}
     */
    public Fusion latents(Sampler sampler, Ilt ilt, Transition transition) {
        return new Fusion(
                windows,
                ilt == Ilt.OFF ? Transition.CUT : transition,
                each(sampler, ilt, transition));
    }

    /**
     * Each window's latents after its last step and before they are fused a last time; a window's
     * neighbours are computed only where its own steps need them.
     *
     * @param transition of overlapping windows; used with {@link Ilt#PER_STEP} only
     */
    public WindowTensors each(Sampler sampler, Ilt ilt, Transition transition) {
        int steps = sampler.timesteps().size();
        return switch (ilt) {
            case FINAL, OFF -> i -> alone(sampler, steps, i);
            case PER_STEP -> {
                WindowTensors start = noise;
                for (int step = 0; step + 1 < steps; step++) {
                    Fusion fused = new Fusion(windows, transition, taking(sampler, step, start));
                    start = i -> fused.read(windows.window(i));
                }
                yield taking(sampler, steps - 1, start);
            }
        };
    }

    /** The same, with others who hand it its noise and frames. */
    public ShotSampler from(WindowTensors otherNoise, WindowTensors otherLowRes) {
        return new ShotSampler(windows, otherNoise, otherLowRes, denoiser, memory, listener);
    }

    private WindowTensors taking(Sampler sampler, int step, WindowTensors before) {
        return i -> {
            Optional<Tensor> known = memory.recall(i, step + 1);
            if (known.isPresent()) {
                listener.recalled(i, step + 1);
                return known.get();
            }
            Tensor latents = step(sampler, step, before.window(i), lowRes.window(i));
            listener.taken(i, step + 1);
            memory.keep(i, step + 1, latents);
            return latents;
        };
    }

    private Tensor alone(Sampler sampler, int steps, int index) throws Stop {
        int done = steps;
        Optional<Tensor> known = memory.recall(index, done);
        while (known.isEmpty() && done > 1) {
            done--;
            known = memory.recall(index, done);
        }
        if (known.isPresent()) {
            listener.recalled(index, done);
            return done == steps ? known.get() : finish(sampler, index, done, known.get());
        }
        return finish(sampler, index, 0, noise.window(index));
    }

    /** Takes the remaining steps; stopped between two of them, it keeps how far it came. */
    private Tensor finish(Sampler sampler, int index, int done, Tensor start) throws Stop {
        int steps = sampler.timesteps().size();
        Tensor frames = lowRes.window(index);
        Tensor latents = start;
        for (int step = done; step < steps; step++) {
            try {
                latents = step(sampler, step, latents, frames);
            } catch (Stop.Cancelled e) {
                if (step > done) {
                    memory.keep(index, step, latents);
                }
                throw e;
            }
            listener.taken(index, step + 1);
        }
        memory.keep(index, steps, latents);
        return latents;
    }

    private Tensor step(Sampler sampler, int step, Tensor latents, Tensor frames) throws Stop {
        int timestep = sampler.timesteps().get(step);
        return sampler.step(step, latents, denoiser.predict(latents, frames, timestep));
    }
}
