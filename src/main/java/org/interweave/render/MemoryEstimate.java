package org.interweave.render;

import org.interweave.diffusion.NetworkDenoiser;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.Size;

import java.util.Optional;

/**
 * What the denoiser will need, before anything has run.
 *
 * <p>A window of 64x64 latents took the authors' full network, 3.8 GB of weights in fp32, 1.5 GB
 * beside them: 6 bytes a latent pixel for each root of a byte of weights, as activations grow with
 * the channels and weights with their square. Source: golden REPORT.md, section 6.
 *
 * @param weightBytes of the denoiser, in fp32
 * @param freeBytes of the device, before the model is loaded
 */
record MemoryEstimate(long weightBytes, long freeBytes) {
    private static final double BYTES = 6;
    private static final double USABLE = 0.8;

    /** The first plan that should fit; the smallest if none does. */
    TilePlan plan(Size size) {
        TilePlan plan = TilePlan.USUAL;
        Optional<TilePlan> smaller = plan.smaller(size);
        while (needed(plan, size) > USABLE * freeBytes && smaller.isPresent()) {
            plan = smaller.get();
            smaller = plan.smaller(size);
        }
        return plan;
    }

    /** Bytes for weights and one run, both prompts if they run together. */
    double needed(TilePlan plan, Size size) {
        long pixels =
                (long) Math.min(plan.tile(), size.width()) * Math.min(plan.tile(), size.height());
        int batch = plan.batching() == NetworkDenoiser.Batching.TOGETHER ? 2 : 1;
        return weightBytes + batch * pixels * BYTES * Math.sqrt((double) weightBytes);
    }
}
