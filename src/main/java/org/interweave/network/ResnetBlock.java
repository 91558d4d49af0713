package org.interweave.network;

import java.util.Optional;

/**
 * Norm, SiLU and convolution, twice, around which the input is carried.
 *
 * <p>Source: diffusers 0.30.0, {@code ResnetBlock2D}; DiffVSR repository, {@code ResnetBlock3D}.
 */
record ResnetBlock<T>(Scope<T> at, int from, int to, int groups, double epsilon) {
    /** The block over each frame, its norms over all frames; {@code time} is {@code [b, width]}. */
    T apply(T video, T time, int timeWidth) {
        return apply(video, Optional.of(new Time<>(time, timeWidth)), false);
    }

    /** The block on each frame by itself. */
    T applyPerFrame(T video) {
        return apply(video, Optional.empty(), true);
    }

    private record Time<T>(T embedding, int width) {}

    private T apply(T video, Optional<Time<T>> time, boolean perFrame) {
        Ops<T> ops = at.ops();
        at.given(video);
        T x = at.conv("conv1", ops.silu(norm("norm1", video, from, perFrame)), from, to, 3);
        if (time.isPresent()) {
            T step = ops.silu(time.get().embedding());
            x = ops.addToChannels(x, at.linear("time_emb_proj", step, time.get().width(), to));
        }
        x = at.conv("conv2", ops.silu(norm("norm2", x, to, perFrame)), to, to, 3);
        T shortcut = from == to ? video : at.conv("conv_shortcut", video, from, to, 1);
        return at.gives(ops.add(shortcut, x));
    }

    private T norm(String name, T video, int channels, boolean perFrame) {
        return perFrame
                ? at.groupNormPerFrame(name, video, channels, groups, epsilon)
                : at.groupNorm(name, video, channels, groups, epsilon);
    }
}
