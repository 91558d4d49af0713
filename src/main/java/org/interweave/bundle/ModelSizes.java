package org.interweave.bundle;

/**
 * The sizes that whoever runs a bundle must know.
 *
 * @param latentChannels channels of a latent, 4 for DiffVSR
 * @param vaeFactor how many times larger a picture is than its latent, 4 for DiffVSR
 * @param scalingFactor latents are the VAE's times this, 0.08333 for DiffVSR
 * @param textWidth channels of the text encoder's output, 1024 for DiffVSR
 * @param noiseLevels noise levels the UNet knows: a level is in {@code [0, noiseLevels)}
 * @param window frames the UNet was trained on at once, 8 for DiffVSR
 */
public record ModelSizes(
        int latentChannels,
        int vaeFactor,
        double scalingFactor,
        int textWidth,
        int noiseLevels,
        int window) {
    public ModelSizes {
        if (latentChannels < 1
                || vaeFactor < 1
                || !(scalingFactor > 0)
                || textWidth < 1
                || noiseLevels < 1
                || window < 1) {
            throw new IllegalArgumentException(
                    "latentChannels=%d vaeFactor=%d scalingFactor=%s textWidth=%d noiseLevels=%d window=%d"
                            .formatted(
                                    latentChannels,
                                    vaeFactor,
                                    scalingFactor,
                                    textWidth,
                                    noiseLevels,
                                    window));
        }
    }
}
