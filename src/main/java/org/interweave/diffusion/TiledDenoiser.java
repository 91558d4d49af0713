package org.interweave.diffusion;

import org.interweave.tensor.Region;
import org.interweave.tensor.Tensor;
import org.interweave.tensor.TileGrid;

import java.util.function.DoubleConsumer;

/**
 * A denoiser that works tile by tile and feathers the predictions together within the step.
 *
 * <p>A step is linear in the prediction, so this is the same as feathering the latents after it.
 *
 * @param partly is told which share of the tiles is done after each but the last, in (0, 1)
 */
public record TiledDenoiser(Denoiser denoiser, TileGrid grid, DoubleConsumer partly)
        implements Denoiser {
    @Override
    public Tensor predict(Tensor latents, Tensor lowRes, int timestep) throws Stop {
        int count = grid.tiles().size();
        return grid.<Stop>join(1, new Prediction(latents, lowRes, timestep, count));
    }

    private final class Prediction implements TileGrid.Work<Stop> {
        private final Tensor latents;
        private final Tensor lowRes;
        private final int timestep;
        private final int count;
        private int done;

        Prediction(Tensor latents, Tensor lowRes, int timestep, int count) {
            this.latents = latents;
            this.lowRes = lowRes;
            this.timestep = timestep;
            this.count = count;
        }

        @Override
        public Tensor on(Region tile) throws Stop {
            Tensor part = denoiser.predict(latents.crop(tile), lowRes.crop(tile), timestep);
            done++;
            if (done < count) {
                partly.accept((double) done / count);
            }
            return part;
        }
    }
}
