package org.interweave.diffusion;

import org.interweave.tensor.Tensor;

import java.util.Optional;

/** Remembers the latents of windows, so that none is denoised twice. */
public interface WindowMemory {
    /** Remembers nothing. */
    WindowMemory NONE =
            new WindowMemory() {
                @Override
                public Optional<Tensor> recall(int window, int steps) {
                    return Optional.empty();
                }

                @Override
                public void keep(int window, int steps, Tensor latents) {}
            };

    /**
     * The latents of a window after some steps, if they are known.
     *
     * @param steps steps taken, at least 1
     */
    Optional<Tensor> recall(int window, int steps) throws Stop;

    /**
     * Called for every result just computed, before it is used; without fusing at every step, for
     * the last step of a window, and for the step at which the work was stopped.
     */
    void keep(int window, int steps, Tensor latents) throws Stop;
}
