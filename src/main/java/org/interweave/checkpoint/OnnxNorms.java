package org.interweave.checkpoint;

import static org.interweave.checkpoint.OnnxGraph.attribute;

import org.interweave.checkpoint.OnnxValue.Layout;
import org.interweave.checkpoint.OnnxValue.Size;
import org.interweave.tensor.Shape;

import java.util.Arrays;
import java.util.List;

/** Writes the normalisations of {@link org.interweave.network.Ops}. */
final class OnnxNorms {
    private static final float LAYER_NORM_EPSILON = 1e-5f;

    private final OnnxGraph graph;
    private final OnnxLayouts layouts;
    private final OnnxWeights weights;

    OnnxNorms(OnnxGraph graph, OnnxLayouts layouts, OnnxWeights weights) {
        this.graph = graph;
        this.layouts = layouts;
        this.weights = weights;
    }

    OnnxValue groupNorm(
            OnnxValue video, int groups, OnnxValue scale, OnnxValue bias, double epsilon) {
        return normalised(layouts.as(video, Layout.VIDEO), groups, scale, bias, epsilon);
    }

    OnnxValue groupNormPerFrame(
            OnnxValue video, int groups, OnnxValue scale, OnnxValue bias, double epsilon) {
        return normalised(layouts.as(video, Layout.FRAMES), groups, scale, bias, epsilon);
    }

    private OnnxValue normalised(
            OnnxValue video, int groups, OnnxValue scale, OnnxValue bias, double epsilon) {
        float[] ones = new float[groups];
        Arrays.fill(ones, 1);
        Shape perGroup = Shape.of(groups);
        String grouped =
                graph.node(
                        "InstanceNormalization",
                        List.of(
                                layouts.reshape(video.name(), 0, groups, -1),
                                graph.constant(perGroup, ones),
                                graph.constant(perGroup, new float[groups])),
                        attribute("epsilon", (float) epsilon));
        String perChannel = layouts.reshape(grouped, 0, video.channels(), -1);
        String scaled = graph.node("Mul", List.of(perChannel, weights.column(scale, 1)));
        String shifted = graph.node("Add", List.of(scaled, weights.column(bias, 1)));
        Size size = video.extents();
        return video.named(
                video.layout() == Layout.VIDEO
                        ? layouts.unflattened(shifted, size, video.channels())
                        : layouts.reshape(shifted, 0, 0, size.height(), size.width()));
    }

    OnnxValue layerNorm(OnnxValue x, OnnxValue scale, OnnxValue bias) {
        return x.named(
                graph.node(
                        "LayerNormalization",
                        List.of(x.name(), weights.asIs(scale), weights.asIs(bias)),
                        attribute("axis", -1L),
                        attribute("epsilon", LAYER_NORM_EPSILON)));
    }
}
