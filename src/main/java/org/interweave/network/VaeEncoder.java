package org.interweave.network;

import java.util.List;

/**
 * The VAE's encoder: every frame by itself.
 *
 * <p>Source: diffusers 0.30.0, {@code autoencoders/vae.py Encoder}; used for training only, the
 * restoration starts from noise.
 */
public final class VaeEncoder<T> {
    private static final double EPSILON = 1e-6;

    private final VaeConfig config;
    private final Scope<T> root;

    /** The encoder of a configuration over some operations. */
    public VaeEncoder(VaeConfig config, Ops<T> ops) {
        this.config = config;
        this.root = new Scope<>(ops, "");
    }

    /**
     * Mean and logarithm of the variance, {@code [batch, 2*latentChannels, frames, h, w]}.
     *
     * @param pictures {@code [batch, 3, frames, h*factor, w*factor]}, from -1 to 1
     */
    public T apply(T pictures) {
        Scope<T> at = root.in("encoder");
        Ops<T> ops = at.ops();
        List<Integer> widths = config.encoder();
        int patched = 3 * config.patch() * config.patch();
        T start = config.patch() == 1 ? pictures : ops.spaceToDepth(pictures, config.patch());
        int channels = widths.getFirst();
        T x = at.conv("conv_in", start, patched, channels, 3);
        for (int i = 0; i < widths.size(); i++) {
            Scope<T> block = at.in("down_blocks", i);
            for (int j = 0; j < config.layers(); j++) {
                x = resnet(block.in("resnets", j), x, channels, widths.get(i));
                channels = widths.get(i);
            }
            if (i < widths.size() - 1) {
                x = halve(block.in("downsamplers.0.conv"), x, channels);
            }
        }
        x = middle(at.in("mid_block"), x, channels);
        x = at.groupNormPerFrame("conv_norm_out", x, channels, config.groups(), EPSILON);
        int moments = 2 * config.latentChannels();
        x = at.conv("conv_out", ops.silu(x), channels, moments, 3);
        if (config.patch() > 1) {
            x = ops.add(x, at.conv("linear", start, patched, moments, 1));
        }
        return root.conv("quant_conv", x, moments, moments, 1);
    }

    private T halve(Scope<T> conv, T x, int channels) {
        Ops<T> ops = conv.ops();
        T weight = conv.weight("weight", channels, channels, 3, 3);
        return ops.convolveValid(ops.padEnd(x), weight, conv.weight("bias", channels), 2);
    }

    private T middle(Scope<T> block, T video, int channels) {
        T x = resnet(block.in("resnets.0"), video, channels, channels);
        if (config.attention()) {
            x = attention(block.in("attentions.0"), x, channels);
        }
        return resnet(block.in("resnets.1"), x, channels, channels);
    }

    private T attention(Scope<T> at, T video, int channels) {
        Ops<T> ops = at.ops();
        T normed = at.groupNormPerFrame("group_norm", video, channels, config.groups(), EPSILON);
        T tokens = ops.splitFrames(ops.toTokens(normed), video);
        T query = at.linear("to_q", tokens, channels, channels);
        T key = at.linear("to_k", tokens, channels, channels);
        T value = at.linear("to_v", tokens, channels, channels);
        T seen = at.linear("to_out.0", ops.attention(query, key, value, 1), channels, channels);
        return ops.add(video, ops.fromTokens(ops.joinFrames(seen, video), video));
    }

    private T resnet(Scope<T> at, T video, int from, int to) {
        return new ResnetBlock<>(at, from, to, config.groups(), EPSILON).applyPerFrame(video);
    }
}
