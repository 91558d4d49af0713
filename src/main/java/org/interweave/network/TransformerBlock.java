package org.interweave.network;

/**
 * Attention within the frame, to the text and along time on two scales (MSTA), then a feed-forward.
 *
 * <p>Source: DiffVSR paper, multi-scale temporal attention, h' = h_ori + 0.5 UpConv(h_down);
 * DiffVSR repository, {@code BasicTransformerBlock}.
 *
 * @param onlyText whether the first attention looks at the text as well, not at the frame
 */
record TransformerBlock<T>(
        Scope<T> at, int width, int heads, boolean onlyText, boolean msta, int rotary) {
    /**
     * @param tokens {@code [b, f*h*w, width]}
     * @param like a video of the frames and size of {@code tokens}
     */
    T apply(T tokens, T like, TextKeys<T> keys) {
        Ops<T> ops = at.ops();
        Attention<T> first = attention("attn1");
        T normed = at.layerNorm("norm1", at.given(tokens), width);
        T x =
                ops.add(
                        tokens,
                        onlyText
                                ? first.text(normed, keys)
                                : ops.joinFrames(first.self(ops.splitFrames(normed, like)), like));
        x = ops.add(x, attention("attn2").text(at.layerNorm("norm2", x, width), keys));
        if (msta) {
            x = multiScale(x, like);
        }
        T forward = new FeedForward<>(at.in("ff"), width).apply(at.layerNorm("norm3", x, width));
        return at.gives(ops.add(x, forward));
    }

    private T multiScale(T tokens, T like) {
        Ops<T> ops = at.ops();
        T video = ops.fromTokens(tokens, like);
        T original = alongTime(tokens, like, "norm_temporal", "attn_temporal");
        T small = at.conv("temporal_down_conv", video, width, width, 3, 2);
        T smallTokens =
                alongTime(ops.toTokens(small), small, "norm_temporal_small", "attn_temporal_small");
        T down = ops.fromTokens(smallTokens, small);
        Scope<T> upConv = at.in("temporal_up_conv");
        T up =
                upConv.gives(
                        ops.convolveTransposed(
                                upConv.given(down),
                                upConv.weight("weight", width, width, 4, 4),
                                upConv.weight("bias", width)));
        T half = ops.scale(ops.bilinearTo(up, like), 0.5);
        return ops.add(original, ops.toTokens(half));
    }

    private T alongTime(T tokens, T like, String norm, String attention) {
        Ops<T> ops = at.ops();
        T pixels = ops.splitPixels(at.layerNorm(norm, tokens, width), like);
        return ops.add(tokens, ops.joinPixels(attention(attention).temporal(pixels, rotary), like));
    }

    private Attention<T> attention(String name) {
        return new Attention<>(at.in(name), width, width, heads);
    }
}
