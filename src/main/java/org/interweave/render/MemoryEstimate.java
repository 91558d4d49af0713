package org.interweave.render;

import org.interweave.diffusion.NetworkDenoiser;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.Size;
import org.interweave.tensor.Region;

import java.util.Optional;

/**
 * What the denoiser will need, before anything has run.
 *
 * <p>Some tensors have as many channels in every network; the others have more in a larger one:
 * activations grow with the channels and weights with their square. So a latent pixel of a window
 * takes a number of bytes and a multiple of the root of the weights' bytes, which are the line
 * through two measured networks: a window of 64x64 latents took the authors' full one, 3.8 GB of
 * weights in fp32, 1.5 GB beside them (golden REPORT.md, section 6), and two windows of 272x224
 * took the bundled one, 4.3 MB, 1.92 GB.
 *
 * @param weightBytes of the denoiser, in fp32
 * @param freeBytes of the device, before the model is loaded
 */
record MemoryEstimate(long weightBytes, long freeBytes) {
    private static final double EVERY_NETWORK = 3400;
    private static final double BY_WEIGHTS = 5.95;
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
        Region tile = plan.denoiserGrid(size).tiles().getFirst();
        double pixel = EVERY_NETWORK + BY_WEIGHTS * Math.sqrt((double) weightBytes);
        int batch = plan.batching() == NetworkDenoiser.Batching.TOGETHER ? 2 : 1;
        return weightBytes + batch * pixel * tile.height() * tile.width();
    }
}
