package org.interweave.diffusion;

import org.interweave.tensor.Tensor;

/**
 * Classifier-free guidance. Source: Ho and Salimans, 2022; golden scheduler/cfg.
 *
 * @param scale 1 for the prompt alone; larger for what sets the prompt apart from the negative one
 */
public record Guidance(double scale) {
    public Guidance {
        if (!(scale >= 0 && scale <= 100)) {
            throw new IllegalArgumentException("guidance " + scale);
        }
    }

    /** Whether the negative prompt has any part; without it half the work is saved. */
    public boolean needed() {
        return scale > 1;
    }

    /** How many prompts a step runs: 1 or 2. */
    public int prompts() {
        return needed() ? 2 : 1;
    }

    /** {@code negative + scale * (prompt - negative)}. */
    public Tensor combine(Tensor negative, Tensor prompt) {
        float s = (float) scale;
        return negative.zip(prompt, (n, p) -> (float) n + s * ((float) p - (float) n));
    }
}
