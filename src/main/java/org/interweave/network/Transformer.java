package org.interweave.network;

/**
 * Temporal convolutions, then a transformer block around which their result is carried.
 *
 * <p>Source: DiffVSR repository, {@code Transformer3DModel}.
 */
record Transformer<T>(Scope<T> at, UNetConfig config, UNetConfig.Level level) {
    private static final double EPSILON = 1e-6;

    T apply(T video, TextKeys<T> keys) {
        Ops<T> ops = at.ops();
        int width = level.channels();
        at.given(video);
        T inTime = level.msta() ? overTime(at.in("resblock_temporal"), video) : video;
        T normed = at.groupNormPerFrame("norm", inTime, width, config.groups(), EPSILON);
        T tokens = at.linear("proj_in", ops.toTokens(normed), width, width);
        T mixed = block().apply(tokens, inTime, keys);
        T out = ops.fromTokens(at.linear("proj_out", mixed, width, width), inTime);
        return at.gives(ops.add(inTime, out));
    }

    private TransformerBlock<T> block() {
        return new TransformerBlock<>(
                at.in("transformer_blocks.0"),
                level.channels(),
                config.heads(),
                level.onlyText(),
                level.msta(),
                config.rotary());
    }

    private T overTime(Scope<T> block, T video) {
        Ops<T> ops = at.ops();
        int width = level.channels();
        int groups = config.groups();
        T x = ops.silu(block.groupNorm("norm1", block.given(video), width, groups, EPSILON));
        x = block.conv3("conv1", x, width, 3, 1);
        x = ops.silu(block.groupNorm("norm2", x, width, groups, EPSILON));
        return block.gives(ops.add(video, block.conv3("conv2", x, width, 3, 1)));
    }
}
