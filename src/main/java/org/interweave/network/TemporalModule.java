package org.interweave.network;

/**
 * Convolutions over time, then over the frame, added to the input through a 1x1 convolution.
 *
 * <p>Source: DiffVSR repository, {@code TemporalModule3D} as configured (no attention).
 */
record TemporalModule<T>(Scope<T> at, int channels, int groups, int timeWidth) {
    private static final double EPSILON = 1e-6;

    T apply(T video, T time) {
        T inTime = overTime(at.in("resblocks_3d_t"), at.given(video), time);
        Scope<T> spatial = at.in("resblocks_3d_s");
        T inFrame =
                new ResnetBlock<>(spatial, channels, channels, groups, EPSILON)
                        .apply(inTime, time, timeWidth);
        return at.gives(at.ops().add(video, at.conv("shift_conv", inFrame, channels, channels, 1)));
    }

    private T overTime(Scope<T> block, T video, T time) {
        Ops<T> ops = at.ops();
        T x = ops.silu(block.groupNorm("norm1", block.given(video), channels, groups, EPSILON));
        x = block.conv3("conv1", x, channels, 5, 1);
        x =
                ops.addToChannels(
                        x, block.linear("time_emb_proj", ops.silu(time), timeWidth, channels));
        x = ops.silu(block.groupNorm("norm2", x, channels, groups, EPSILON));
        return block.gives(ops.add(video, block.conv3("conv2", x, channels, 3, 1)));
    }
}
