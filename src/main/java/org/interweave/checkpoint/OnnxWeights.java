package org.interweave.checkpoint;

import org.interweave.tensor.Shape;

import java.util.Arrays;

/** The weights of a graph as inputs of its operators. */
final class OnnxWeights {
    private final OnnxGraph graph;

    OnnxWeights(OnnxGraph graph) {
        this.graph = graph;
    }

    /** The weight as an input of an operator, stored as the checkpoint has it. */
    String asIs(OnnxValue weight) {
        return graph.weight(weight.name(), StoredWeight.asIs(weight.name(), weight.shape()));
    }

    /** A vector stored as {@code [n, 1, ..]}, to go along an axis before the last. */
    String column(OnnxValue weight, int after) {
        int[] extents = new int[1 + after];
        Arrays.fill(extents, 1);
        extents[0] = weight.shape().count();
        return graph.weight(
                weight.name() + "/" + after,
                StoredWeight.reshaped(weight.name(), weight.shape(), Shape.of(extents)));
    }
}
