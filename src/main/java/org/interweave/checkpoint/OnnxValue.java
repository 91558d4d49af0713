package org.interweave.checkpoint;

import org.interweave.tensor.Shape;

import java.util.Optional;

/**
 * A value of a graph under construction.
 *
 * @param name its name in the graph
 * @param layout the order in which its numbers lie
 * @param channels the extent of its channel axis
 * @param size the free extents of a video, absent for everything else
 * @param weight the checkpoint's shape of a weight, absent for everything else
 */
record OnnxValue(
        String name, Layout layout, int channels, Optional<Size> size, Optional<Shape> weight) {
    /** The order of the numbers of a video. */
    enum Layout {
        /** {@code [b, c, f, h, w]}. */
        VIDEO,
        /** {@code [b*f, c, h, w]}. */
        FRAMES,
        /** {@code [b, f*h*w, c]}. */
        TOKENS,
        /** {@code [b*f, h*w, c]}. */
        FRAME_TOKENS,
        /** {@code [b*h*w, f, c]}. */
        PIXEL_TOKENS,
        /** Not a video: the channels are the last axis. */
        OTHER
    }

    /**
     * Free extents, each the name of a list of one whole number in the graph.
     *
     * @param batch samples
     * @param frames frames of a sample
     * @param height rows
     * @param width columns
     */
    record Size(String batch, String frames, String height, String width) {}

    static OnnxValue video(String name, Layout layout, int channels, Size size) {
        return new OnnxValue(name, layout, channels, Optional.of(size), Optional.empty());
    }

    static OnnxValue other(String name, int channels) {
        return new OnnxValue(name, Layout.OTHER, channels, Optional.empty(), Optional.empty());
    }

    static OnnxValue weight(String name, Shape shape) {
        return new OnnxValue(
                name, Layout.OTHER, shape.at(-1), Optional.empty(), Optional.of(shape));
    }

    /** The extents of a video; asking anything else for them is a bug. */
    Size extents() {
        return size.orElseThrow(() -> new IllegalArgumentException(name + " is not a video"));
    }

    /** The shape of a weight; asking anything else for it is a bug. */
    Shape shape() {
        return weight.orElseThrow(() -> new IllegalArgumentException(name + " is no weight"));
    }

    /** The same numbers and channels under another name, after an operation that keeps them. */
    OnnxValue named(String other) {
        return new OnnxValue(other, layout, channels, size, Optional.empty());
    }

    OnnxValue withChannels(String other, int count) {
        return new OnnxValue(other, layout, count, size, Optional.empty());
    }
}
