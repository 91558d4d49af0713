package org.interweave.checkpoint;

import static org.interweave.checkpoint.OnnxGraph.attribute;

import org.interweave.checkpoint.OnnxValue.Layout;
import org.interweave.checkpoint.OnnxValue.Size;
import org.interweave.tensor.Shape;

import java.util.List;

/** Writes the convolutions of {@link org.interweave.network.Ops}. */
final class OnnxConvolutions {
    private final OnnxGraph graph;
    private final OnnxLayouts layouts;
    private final OnnxWeights weights;

    OnnxConvolutions(OnnxGraph graph, OnnxLayouts layouts, OnnxWeights weights) {
        this.graph = graph;
        this.layouts = layouts;
        this.weights = weights;
    }

    OnnxValue convolve(OnnxValue video, OnnxValue weight, OnnxValue bias, int stride) {
        Shape kernel = weight.shape();
        if (kernel.rank() == 4) {
            int pad = kernel.at(-1) / 2;
            return perFrame(video, weight, bias, stride, pad);
        }
        return kernel.at(-1) == 1
                ? alongTime(video, weight, bias)
                : overVolume(video, weight, bias);
    }

    OnnxValue convolveValid(OnnxValue video, OnnxValue weight, OnnxValue bias, int stride) {
        return perFrame(video, weight, bias, stride, 0);
    }

    OnnxValue convolveRepeatingEdges(OnnxValue video, OnnxValue weight, OnnxValue bias) {
        OnnxValue frames = layouts.as(video, Layout.FRAMES);
        long pad = weight.shape().at(-1) / 2;
        String wider =
                graph.node(
                        "Pad",
                        List.of(frames.name(), graph.numbers(0, 0, pad, pad, 0, 0, pad, pad)),
                        attribute("mode", "edge"));
        // Without padding of its own it gives back the size from before the edges were added.
        return perFrame(frames.named(wider), weight, bias, 1, 0);
    }

    private OnnxValue perFrame(
            OnnxValue video, OnnxValue weight, OnnxValue bias, int stride, int pad) {
        OnnxValue frames = layouts.as(video, Layout.FRAMES);
        int side = weight.shape().at(-1);
        String name =
                graph.node(
                        "Conv",
                        List.of(frames.name(), weights.asIs(weight), weights.asIs(bias)),
                        attribute("kernel_shape", new long[] {side, side}),
                        attribute("strides", new long[] {stride, stride}),
                        attribute("pads", new long[] {pad, pad, pad, pad}));
        Size size = frames.extents();
        Size after =
                stride == 1
                        ? size
                        : new Size(
                                size.batch(),
                                size.frames(),
                                halved(size.height(), 2 * pad - side + stride),
                                halved(size.width(), 2 * pad - side + stride));
        return OnnxValue.video(name, Layout.FRAMES, weight.shape().at(0), after);
    }

    private String halved(String extent, int more) {
        String wider = layouts.computed("Add", extent, graph.numbers(more));
        return layouts.computed("Div", wider, graph.numbers(2));
    }

    /** A kernel {@code [k, 1, 1]} is one of {@code [k, 1]} when rows and columns are one axis. */
    private OnnxValue alongTime(OnnxValue video, OnnxValue weight, OnnxValue bias) {
        OnnxValue whole = layouts.as(video, Layout.VIDEO);
        Shape kernel = weight.shape();
        long length = kernel.at(2);
        String flat = layouts.reshape(whole.name(), 0, 0, 0, -1);
        Shape stored = Shape.of(kernel.at(0), kernel.at(1), kernel.at(2), 1);
        String name =
                graph.node(
                        "Conv",
                        List.of(
                                flat,
                                graph.weight(
                                        weight.name(),
                                        StoredWeight.reshaped(weight.name(), kernel, stored)),
                                weights.asIs(bias)),
                        attribute("kernel_shape", new long[] {length, 1}),
                        attribute("pads", new long[] {length / 2, 0, length / 2, 0}));
        return whole.withChannels(
                layouts.unflattened(name, whole.extents(), kernel.at(0)), kernel.at(0));
    }

    private OnnxValue overVolume(OnnxValue video, OnnxValue weight, OnnxValue bias) {
        OnnxValue whole = layouts.as(video, Layout.VIDEO);
        Shape kernel = weight.shape();
        long time = kernel.at(2);
        long side = kernel.at(3);
        String name =
                graph.node(
                        "Conv",
                        List.of(whole.name(), weights.asIs(weight), weights.asIs(bias)),
                        attribute("kernel_shape", new long[] {time, side, side}),
                        attribute(
                                "pads",
                                new long[] {
                                    time / 2, side / 2, side / 2, time / 2, side / 2, side / 2
                                }));
        return whole.withChannels(name, kernel.at(0));
    }

    OnnxValue convolveTransposed(OnnxValue video, OnnxValue weight, OnnxValue bias) {
        OnnxValue frames = layouts.as(video, Layout.FRAMES);
        String name =
                graph.node(
                        "ConvTranspose",
                        List.of(frames.name(), weights.asIs(weight), weights.asIs(bias)),
                        attribute("kernel_shape", new long[] {4, 4}),
                        attribute("strides", new long[] {2, 2}),
                        attribute("pads", new long[] {1, 1, 1, 1}));
        return OnnxValue.video(
                name, Layout.FRAMES, weight.shape().at(1), layouts.doubled(frames.extents()));
    }
}
