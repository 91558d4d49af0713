package org.interweave.diffusion;

import org.interweave.tensor.CounterNoise;
import org.interweave.tensor.Region;
import org.interweave.tensor.Tensor;

/**
 * The latents from which the windows of a shot start.
 *
 * @param seed of the recipe
 * @param firstFrame the shot's first frame, counted in the clip
 * @param channels of a latent
 * @param region the whole of the low-resolution picture
 * @param order which noise each frame takes
 */
public record ShotNoise(long seed, int firstFrame, int channels, Region region, NoiseOrder order)
        implements WindowTensors {
    private static final long STREAM = 0;

    @Override
    public Tensor window(int index) {
        return new CounterNoise(seed, STREAM)
                .at(
                        order.windows().get(index).stream().map(n -> firstFrame + n).toList(),
                        channels,
                        region);
    }
}
