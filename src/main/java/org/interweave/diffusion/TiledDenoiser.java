package org.interweave.diffusion;

import org.interweave.tensor.Tensor;
import org.interweave.tensor.TileGrid;

/**
 * A denoiser that works tile by tile and feathers the predictions together within the step.
 *
 * <p>A step is linear in the prediction, so this is the same as feathering the latents after it.
 */
public record TiledDenoiser(Denoiser denoiser, TileGrid grid) implements Denoiser {
    @Override
    public Tensor predict(Tensor latents, Tensor lowRes, int timestep) throws Stop {
        return grid.<Stop>join(
                1, tile -> denoiser.predict(latents.crop(tile), lowRes.crop(tile), timestep));
    }
}
