package org.interweave.train;

import org.interweave.network.TextConfig;
import org.interweave.network.UNetConfig;
import org.interweave.network.VaeConfig;

import java.util.List;

/** The sizes of the bundle that is trained here. */
final class Small {
    /** Latents keep this many of the 48 numbers of a 4x4 patch of pixels. */
    static final int LATENT_CHANNELS = 16;

    /** Noise levels of the low-resolution frames that are learnt. */
    static final int NOISE_LEVELS = 200;

    private static final int TEXT_WIDTH = 64;

    static final VaeConfig VAE =
            new VaeConfig(
                    LATENT_CHANNELS,
                    List.of(16),
                    List.of(new VaeConfig.DecoderBlock(32, false)),
                    0,
                    8,
                    false,
                    4);

    /** Text where pictures are smallest, multi-scale attention along time in the middle. */
    static final UNetConfig UNET =
            new UNetConfig(
                    LATENT_CHANNELS,
                    3,
                    List.of(
                            new UNetConfig.Level(32, false, true, false, true),
                            new UNetConfig.Level(48, false, true, false, true),
                            new UNetConfig.Level(48, true, false, false, true)),
                    1,
                    8,
                    2,
                    TEXT_WIDTH,
                    16,
                    NOISE_LEVELS,
                    true,
                    true,
                    5);

    private Small() {}

    /** The text encoder for a vocabulary. */
    static TextConfig text(int vocabulary) {
        return new TextConfig(vocabulary, TEXT_WIDTH, 2 * TEXT_WIDTH, 2, 2, 77);
    }
}
