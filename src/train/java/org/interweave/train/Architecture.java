package org.interweave.train;

import org.interweave.network.TextConfig;
import org.interweave.network.UNetConfig;
import org.interweave.network.VaeConfig;
import org.interweave.network.WeightShapes;
import org.interweave.tensor.Shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sizes of what is trained here.
 *
 * @param text the encoder of prompts
 */
record Architecture(UNetConfig unet, VaeConfig vae, TextConfig text) {
    /** Latents keep this many of the 48 numbers of a 4x4 patch of pixels. */
    static final int LATENT_CHANNELS = 16;

    /** Noise levels of the low-resolution frames that are learnt. */
    static final int NOISE_LEVELS = 200;

    private static final int GROUPS = 8;
    private static final int HEADS = 2;
    private static final int TEXT_WIDTH = 64;
    private static final int ROTARY = 16;
    private static final int DIRECT = 5;

    private static final VaeConfig VAE =
            new VaeConfig(
                    LATENT_CHANNELS,
                    List.of(16),
                    List.of(new VaeConfig.DecoderBlock(32, false)),
                    0,
                    GROUPS,
                    false,
                    4);

    /** The bundle's: text where pictures are smallest, MSTA in the middle. */
    static Architecture small(int vocabulary) {
        return of(
                vocabulary,
                List.of(
                        new UNetConfig.Level(32, false, true, false, true),
                        new UNetConfig.Level(48, false, true, false, true),
                        new UNetConfig.Level(48, true, false, false, true)),
                true);
    }

    /**
     * The least that can be compared: two levels.
     *
     * @param temporal whether frames know of each other
     */
    static Architecture smallest(int vocabulary, boolean temporal) {
        return of(
                vocabulary,
                List.of(
                        new UNetConfig.Level(16, false, true, false, temporal),
                        new UNetConfig.Level(32, false, true, false, temporal)),
                temporal);
    }

    private static Architecture of(int vocabulary, List<UNetConfig.Level> levels, boolean msta) {
        UNetConfig unet =
                new UNetConfig(
                        LATENT_CHANNELS,
                        3,
                        levels,
                        1,
                        GROUPS,
                        HEADS,
                        TEXT_WIDTH,
                        ROTARY,
                        NOISE_LEVELS,
                        true,
                        msta,
                        DIRECT);
        TextConfig text = new TextConfig(vocabulary, TEXT_WIDTH, 2 * TEXT_WIDTH, 2, HEADS, 77);
        return new Architecture(unet, VAE, text);
    }

    /** The names and shapes of everything that is trained. */
    Map<String, Shape> shapes() {
        Map<String, Shape> all = new LinkedHashMap<>();
        WeightShapes.of(unet).forEach((n, s) -> all.put("unet." + n, s));
        WeightShapes.of(text).forEach((n, s) -> all.put("text." + n, s));
        WeightShapes.of(vae).forEach((n, s) -> all.put("vae." + n, s));
        return all;
    }
}
