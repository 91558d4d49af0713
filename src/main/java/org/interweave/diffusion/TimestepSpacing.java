package org.interweave.diffusion;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which training timesteps a run of few steps visits.
 *
 * <p>Source: huggingface/diffusers 0.30.0, schedulers/scheduling_ddim.py, set_timesteps.
 */
public enum TimestepSpacing {
    /** Counted from the start, offset by one; the authors' choice. One step visits t = 1 only. */
    LEADING {
        @Override
        public List<Integer> timesteps(int steps, int training) {
            check(steps, training);
            int ratio = training / steps;
            return IntStream.range(0, steps)
                    .mapToObj(i -> Math.min((steps - 1 - i) * ratio + 1, training - 1))
                    .toList();
        }
    },
    /** Counted from the last timestep, where latents are pure noise; right for few steps. */
    TRAILING {
        @Override
        public List<Integer> timesteps(int steps, int training) {
            check(steps, training);
            return IntStream.range(0, steps)
                    .mapToObj(i -> (int) Math.rint(training - i * ((double) training / steps)) - 1)
                    .toList();
        }
    };

    /**
     * The timesteps of a run, from noisy to clean.
     *
     * @param steps at least 1, at most {@code training}
     * @param training timesteps of the training, 1000 for DiffVSR
     */
    public abstract List<Integer> timesteps(int steps, int training);

    private static void check(int steps, int training) {
        if (steps < 1 || steps > training) {
            throw new IllegalArgumentException(steps + " of " + training + " steps");
        }
    }
}
