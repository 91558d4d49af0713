package org.interweave.checkpoint;

import static org.interweave.checkpoint.OnnxGraph.attribute;

import org.interweave.checkpoint.OnnxValue.Size;
import org.interweave.network.RelativePosition;

import java.util.List;

/**
 * Writes attention and what tells it where tokens are, as {@link org.interweave.network.Ops} has
 * it.
 */
final class OnnxAttention {
    private final OnnxGraph graph;
    private final OnnxLayouts layouts;
    private final OnnxWeights weights;
    private final OnnxPlaces places;

    OnnxAttention(OnnxGraph graph, OnnxLayouts layouts, OnnxWeights weights, OnnxPlaces places) {
        this.graph = graph;
        this.layouts = layouts;
        this.weights = weights;
        this.places = places;
    }

    OnnxValue attention(OnnxValue query, OnnxValue key, OnnxValue value, int heads) {
        return attend(query, List.of(query.name(), key.name(), value.name()), heads, false);
    }

    OnnxValue biasedAttention(
            OnnxValue query, OnnxValue key, OnnxValue value, int heads, OnnxValue bias) {
        List<String> inputs = List.of(query.name(), key.name(), value.name(), "", "", bias.name());
        return attend(query, inputs, heads, false);
    }

    OnnxValue causalAttention(OnnxValue query, OnnxValue key, OnnxValue value, int heads) {
        return attend(query, List.of(query.name(), key.name(), value.name()), heads, true);
    }

    private OnnxValue attend(OnnxValue query, List<String> inputs, int heads, boolean causal) {
        return query.named(
                graph.contrib(
                        "MultiHeadAttention",
                        inputs,
                        attribute("num_heads", heads),
                        attribute("unidirectional", causal ? 1L : 0L)));
    }

    OnnxValue rotate(OnnxValue tokens, int heads, OnnxValue frequencies) {
        int count = frequencies.shape().count();
        String column = layouts.reshape(places.numbers(frames(tokens)), -1, 1);
        String angles = graph.node("Mul", List.of(column, weights.asIs(frequencies)));
        return tokens.named(
                graph.contrib(
                        "RotaryEmbedding",
                        List.of(
                                tokens.name(),
                                graph.numbers(0),
                                graph.node("Cos", List.of(angles)),
                                graph.node("Sin", List.of(angles))),
                        attribute("interleaved", 1L),
                        attribute("num_heads", heads),
                        attribute("rotary_embedding_dim", 2L * count)));
    }

    /** The length of the sequences of tokens. */
    private String frames(OnnxValue tokens) {
        return tokens.size().map(Size::frames).orElseGet(() -> layouts.extent(tokens.name(), 1));
    }

    OnnxValue relativeBias(OnnxValue tokens, OnnxValue table) {
        int reach = RelativePosition.MAX_DISTANCE;
        long[] buckets = new long[2 * reach + 1];
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = RelativePosition.bucket(i - reach);
        }
        String place = places.indices(frames(tokens));
        String distance =
                graph.node(
                        "Sub",
                        List.of(layouts.reshape(place, 1, -1), layouts.reshape(place, -1, 1)));
        String near = graph.node("Max", List.of(distance, graph.numbers(-reach)));
        near = graph.node("Min", List.of(near, graph.numbers(reach)));
        String index = graph.node("Add", List.of(near, graph.numbers(reach)));
        String bucket = graph.node("Gather", List.of(graph.numbers(buckets), index));
        String rows = graph.node("Gather", List.of(weights.asIs(table), bucket));
        String heads = layouts.transpose(rows, 2, 0, 1);
        return OnnxValue.other(
                graph.node("Unsqueeze", List.of(heads, graph.numbers(0))), table.channels());
    }
}
