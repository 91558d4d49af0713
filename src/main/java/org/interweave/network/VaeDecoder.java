package org.interweave.network;

/**
 * The VAE's temporal decoder: residual blocks over the frame and over time, mixed by learned
 * weights.
 *
 * <p>Source: DiffVSR repository, {@code AutoencoderKLTemporalDecoder}. All frames given are decoded
 * as one chunk, with zeros before the first and after the last.
 */
public final class VaeDecoder<T> {
    private static final double SPATIAL_EPSILON = 1e-6;

    private final VaeConfig config;
    private final Scope<T> root;

    /** The decoder of a configuration over some operations. */
    public VaeDecoder(VaeConfig config, Ops<T> ops) {
        this.config = config;
        this.root = new Scope<>(ops, "");
    }

    /**
     * Pictures {@code [batch, 3, frames, h*factor, w*factor]}, about -1 to 1.
     *
     * @param latents {@code [batch, latentChannels, frames, h, w]}, divided by the scaling factor
     */
    public T apply(T latents) {
        return decode(
                root.conv(
                        "post_quant_conv",
                        latents,
                        config.latentChannels(),
                        config.latentChannels(),
                        1));
    }

    private T decode(T z) {
        Scope<T> at = root.in("decoder");
        Ops<T> ops = at.ops();
        int channels = config.decoder().getFirst().channels();
        T x = at.conv("conv_in", z, config.latentChannels(), channels, 3);
        x = middle(at.in("mid_block"), x, channels);
        for (int i = 0; i < config.decoder().size(); i++) {
            VaeConfig.DecoderBlock block = config.decoder().get(i);
            Scope<T> scope = at.in("up_blocks", i);
            scope.given(x);
            for (int j = 0; j <= config.layers(); j++) {
                x = resnet(scope.in("resnets", j), x, channels, block.channels());
                channels = block.channels();
            }
            if (block.doubles()) {
                Scope<T> doubling = scope.in("upsamplers.0");
                doubling.given(x);
                x = doubling.gives(doubling.conv("conv", ops.doubleSize(x), channels, channels, 3));
            }
            scope.gives(x);
        }
        x = at.groupNormPerFrame("conv_norm_out", x, channels, config.groups(), SPATIAL_EPSILON);
        int patched = 3 * config.patch() * config.patch();
        x = at.conv("conv_out", ops.silu(x), channels, patched, 3);
        if (config.patch() > 1) {
            x = ops.add(x, at.conv("linear", z, config.latentChannels(), patched, 1));
            x = ops.depthToSpace(x, config.patch());
        }
        return at.conv3("time_conv_out", x, 3, 3, 3);
    }

    private T middle(Scope<T> block, T video, int channels) {
        T x = resnet(block.in("resnets.0"), video, channels, channels);
        if (config.attention()) {
            x = new VaeAttention<>(block.in("attentions.0"), channels, config.groups()).apply(x);
        }
        for (int j = 1; j < Math.max(2, config.layers()); j++) {
            x = resnet(block.in("resnets", j), x, channels, channels);
        }
        return x;
    }

    private T resnet(Scope<T> at, T video, int from, int to) {
        return new TemporalResnetBlock<>(at, from, to, config.groups()).apply(video);
    }
}
