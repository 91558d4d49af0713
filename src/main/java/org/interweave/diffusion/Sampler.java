package org.interweave.diffusion;

import org.interweave.tensor.Tensor;

import java.util.List;

/** Which timesteps a run visits, and what one prediction makes of the latents. */
public sealed interface Sampler {
    /** The timesteps, from noisy to clean, at least one. */
    List<Integer> timesteps();

    /**
     * The latents after a step.
     *
     * @param step counted from 0
     * @param prediction v at {@code timesteps().get(step)}
     */
    Tensor step(int step, Tensor latents, Tensor prediction);

    /**
     * DDIM over any timesteps, as the authors run it.
     *
     * @param ddim the schedule
     */
    record Ddims(Ddim ddim, List<Integer> timesteps) implements Sampler {
        public Ddims {
            timesteps = List.copyOf(timesteps);
        }

        @Override
        public Tensor step(int step, Tensor latents, Tensor prediction) {
            int next = step + 1 < timesteps.size() ? timesteps.get(step + 1) : -1;
            return ddim.step(latents, prediction, timesteps.get(step), next);
        }
    }

    /**
     * One step from noise to the clean latents that the prediction stands for, for networks
     * distilled to it. Source: OS-DiffVSR, one-step diffusion.
     *
     * @param timestep the one that is visited, the last of the training as a rule
     */
    record OneStep(Ddim ddim, int timestep) implements Sampler {
        @Override
        public List<Integer> timesteps() {
            return List.of(timestep);
        }

        @Override
        public Tensor step(int step, Tensor latents, Tensor prediction) {
            return ddim.clean(latents, prediction, timestep);
        }
    }
}
