package org.interweave.diffusion;

import org.interweave.tensor.Tensor;

/** Predicts v, guidance included, for one window at one timestep. */
@FunctionalInterface
public interface Denoiser {
    /**
     * The prediction.
     *
     * @param latents {@code [1, channels, frames, height, width]}
     * @param lowRes noisy low-resolution frames, {@code [1, 3, frames, height, width]}
     * @return of the latents' shape
     */
    Tensor predict(Tensor latents, Tensor lowRes, int timestep) throws Stop;
}
