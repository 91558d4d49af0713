package org.interweave.network;

/**
 * A residual block on each frame, then one over time, mixed by a learned weight.
 *
 * <p>Source: diffusers 0.30.0, {@code SpatioTemporalResBlock} without time embedding and with the
 * mix switched, so that sigmoid(mix_factor) weighs the temporal branch.
 */
record TemporalResnetBlock<T>(Scope<T> at, int from, int to, int groups) {
    private static final double SPATIAL_EPSILON = 1e-6;
    private static final double TEMPORAL_EPSILON = 1e-5;

    T apply(T video) {
        at.given(video);
        T spatial =
                new ResnetBlock<>(at.in("spatial_res_block"), from, to, groups, SPATIAL_EPSILON)
                        .applyPerFrame(video);
        T temporal = overTime(at.in("temporal_res_block"), spatial);
        T factor = at.in("time_mixer").weight("mix_factor", 1);
        return at.gives(at.ops().mix(temporal, spatial, factor));
    }

    private T overTime(Scope<T> block, T video) {
        Ops<T> ops = at.ops();
        block.given(video);
        T x = ops.silu(block.groupNorm("norm1", video, to, groups, TEMPORAL_EPSILON));
        x = block.conv3("conv1", x, to, 3, 3);
        x = ops.silu(block.groupNorm("norm2", x, to, groups, TEMPORAL_EPSILON));
        return block.gives(ops.add(video, block.conv3("conv2", x, to, 3, 3)));
    }
}
