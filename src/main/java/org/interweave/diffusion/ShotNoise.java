package org.interweave.diffusion;

import org.interweave.tensor.CounterNoise;
import org.interweave.tensor.Region;
import org.interweave.tensor.Tensor;

/** The latents from which the windows of a shot start. Any thread may ask. */
public final class ShotNoise implements WindowTensors {
    private static final long STREAM = 0;

    private final FrameNoise noise;
    private final int firstFrame;
    private final NoiseOrder order;

    /**
     * @param seed of the recipe
     * @param firstFrame the shot's first frame, counted in the clip
     * @param channels of a latent
     * @param region the whole of the low-resolution picture
     * @param order which noise each frame takes
     */
    public ShotNoise(long seed, int firstFrame, int channels, Region region, NoiseOrder order) {
        int length = order.windows().getFirst().size();
        this.noise = new FrameNoise(new CounterNoise(seed, STREAM), channels, region, length);
        this.firstFrame = firstFrame;
        this.order = order;
    }

    @Override
    public Tensor window(int index) {
        return noise.at(order.windows().get(index).stream().map(n -> firstFrame + n).toList());
    }
}
