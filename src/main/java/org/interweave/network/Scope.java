package org.interweave.network;

/**
 * A place in the tree of named weights, with the layers that live there.
 *
 * @param path the dotted name, empty at the root
 */
record Scope<T>(Ops<T> ops, String path) {
    /** The scope below this one. */
    Scope<T> in(String name) {
        return new Scope<>(ops, path.isEmpty() ? name : path + "." + name);
    }

    /** A numbered scope below this one. */
    Scope<T> in(String name, int index) {
        return in(name).in(String.valueOf(index));
    }

    /** Lets the operations watch what goes into this module. */
    T given(T value) {
        ops.watch(path + ".in", value);
        return value;
    }

    /** Lets the operations watch what comes out of this module. */
    T gives(T value) {
        ops.watch(path + ".out", value);
        return value;
    }

    T weight(String name, int... shape) {
        return ops.weight(in(name).path, shape);
    }

    /** A convolution of every frame by itself, with a square kernel. */
    T conv(String name, T video, int from, int to, int size, int stride) {
        Scope<T> at = in(name);
        return at.gives(
                ops.convolve(
                        at.given(video),
                        at.weight("weight", to, from, size, size),
                        at.weight("bias", to),
                        stride));
    }

    /** A convolution of every frame by itself that keeps the size. */
    T conv(String name, T video, int from, int to, int size) {
        return conv(name, video, from, to, size, 1);
    }

    /** A convolution over time and a square of pixels that keeps the size and the channels. */
    T conv3(String name, T video, int channels, int frames, int size) {
        Scope<T> at = in(name);
        T weight = at.weight("weight", channels, channels, frames, size, size);
        return at.gives(ops.convolve(at.given(video), weight, at.weight("bias", channels), 1));
    }

    T linear(String name, T x, int from, int to) {
        Scope<T> at = in(name);
        return at.gives(
                ops.linear(at.given(x), at.weight("weight", to, from), at.weight("bias", to)));
    }

    T linearWithoutBias(String name, T x, int from, int to) {
        Scope<T> at = in(name);
        return at.gives(ops.linear(at.given(x), at.weight("weight", to, from)));
    }

    T layerNorm(String name, T x, int channels) {
        Scope<T> at = in(name);
        return at.gives(
                ops.layerNorm(
                        at.given(x), at.weight("weight", channels), at.weight("bias", channels)));
    }

    T groupNorm(String name, T video, int channels, int groups, double epsilon) {
        Scope<T> at = in(name);
        return at.gives(
                ops.groupNorm(
                        at.given(video),
                        groups,
                        at.weight("weight", channels),
                        at.weight("bias", channels),
                        epsilon));
    }

    T groupNormPerFrame(String name, T video, int channels, int groups, double epsilon) {
        Scope<T> at = in(name);
        return at.gives(
                ops.groupNormPerFrame(
                        at.given(video),
                        groups,
                        at.weight("weight", channels),
                        at.weight("bias", channels),
                        epsilon));
    }
}
