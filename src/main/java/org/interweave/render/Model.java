package org.interweave.render;

import org.interweave.diffusion.NoiseSchedule;
import org.interweave.diffusion.Stop;
import org.interweave.frame.Cancel;
import org.interweave.tensor.Network;
import org.interweave.tensor.Tensor;

import java.util.Map;

/** A bundle loaded on a device. One thread at a time may use it; whoever opened it closes it. */
public interface Model extends AutoCloseable {
    /** Its numbers. */
    Facts facts();

    /**
     * The denoiser's graph.
     *
     * @throws Stop if it could not be loaded
     */
    Network unet() throws Stop;

    /**
     * The decoder's graph.
     *
     * @throws Stop if it could not be loaded
     */
    Network decoder() throws Stop;

    /** The keys and values of a prompt, by the names of the denoiser's inputs. */
    Map<String, Tensor> text(String prompt, Cancel cancel) throws Stop;

    @Override
    void close();

    /**
     * What a model computes, in numbers.
     *
     * @param hash of everything in the bundle that decides its results
     * @param latentChannels channels of a latent
     * @param factor pixels of the result for each of the source, along a side
     * @param scaling latents are divided by it before they are decoded
     * @param schedule of the latents' noise
     * @param lowRes of the low-resolution frames' noise
     */
    record Facts(
            String hash,
            int latentChannels,
            int factor,
            double scaling,
            NoiseSchedule schedule,
            NoiseSchedule lowRes) {}
}
