package org.interweave.network;

/**
 * Attention over the pixels of a frame, then over the frames of a pixel, mixed by a learned weight.
 *
 * <p>Source: DiffVSR repository, the decoder's middle attention, after Stable Video Diffusion's
 * {@code VideoTransformerBlock}. Here sigmoid(mix_factor) weighs the <em>spatial</em> branch.
 */
record VaeAttention<T>(Scope<T> at, int channels, int groups) {
    private static final double EPSILON = 1e-6;

    T apply(T video) {
        Ops<T> ops = at.ops();
        T spatial = withinFrames(at.given(video));
        T temporal = alongTime(spatial, video);
        T mixed = ops.mix(spatial, temporal, at.weight("mix_factor", 1));
        T out = at.conv("proj_out", ops.fromTokens(mixed, video), channels, channels, 1);
        return at.gives(ops.add(video, out));
    }

    /** Tokens {@code [b, f*h*w, c]}. */
    private T withinFrames(T video) {
        Ops<T> ops = at.ops();
        T normed = at.groupNormPerFrame("norm", video, channels, groups, EPSILON);
        return ops.joinFrames(
                ops.attention(frames("q", normed), frames("k", normed), frames("v", normed), 1),
                video);
    }

    private T frames(String name, T video) {
        Ops<T> ops = at.ops();
        return ops.splitFrames(ops.toTokens(at.conv(name, video, channels, channels, 1)), video);
    }

    private T alongTime(T tokens, T video) {
        Ops<T> ops = at.ops();
        Scope<T> block = at.in("time_mix_block");
        T placed = block.given(ops.addToFrames(tokens, places(video), video));
        T x = ops.splitPixels(placed, video);
        x = ops.add(x, forward(block, "ff_in", block.layerNorm("norm_in", x, channels)));
        x = ops.add(x, attention(block, "attn1").self(block.layerNorm("norm1", x, channels)));
        x = ops.add(x, attention(block, "attn2").self(block.layerNorm("norm2", x, channels)));
        x = ops.add(x, forward(block, "ff", block.layerNorm("norm3", x, channels)));
        return block.gives(ops.joinPixels(x, video));
    }

    /** The embedding of each frame's place, {@code [f, c]}. */
    private T places(T video) {
        Ops<T> ops = at.ops();
        Scope<T> embedding = at.in("video_time_embed");
        T x = embedding.given(ops.sinusoids(ops.framePlaces(video), channels));
        x = ops.silu(embedding.linear("0", x, channels, 4 * channels));
        return embedding.gives(embedding.linear("2", x, 4 * channels, channels));
    }

    private T forward(Scope<T> block, String name, T tokens) {
        return new FeedForward<>(block.in(name), channels).apply(tokens);
    }

    private Attention<T> attention(Scope<T> block, String name) {
        return new Attention<>(block.in(name), channels, channels, 1);
    }
}
