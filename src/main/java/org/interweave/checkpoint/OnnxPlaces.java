package org.interweave.checkpoint;

import static org.interweave.checkpoint.OnnxGraph.attribute;

import org.interweave.network.Sinusoids;
import org.interweave.tensor.Shape;

import java.util.List;

/**
 * Writes the places of frames and numbers as the networks see them, as {@link
 * org.interweave.network.Ops} has it.
 */
final class OnnxPlaces {
    private final OnnxGraph graph;
    private final OnnxLayouts layouts;

    OnnxPlaces(OnnxGraph graph, OnnxLayouts layouts) {
        this.graph = graph;
        this.layouts = layouts;
    }

    /** The numbers 0, 1, .. below a count, fp32. */
    String numbers(String count) {
        return graph.node("Cast", List.of(indices(count)), attribute("to", 1L));
    }

    /** The numbers 0, 1, .. below a count, whole. */
    String indices(String count) {
        String end = graph.node("Squeeze", List.of(count));
        String zero = graph.node("Squeeze", List.of(graph.numbers(0)));
        String one = graph.node("Squeeze", List.of(graph.numbers(1)));
        return graph.node("Range", List.of(zero, end, one));
    }

    OnnxValue sinusoids(OnnxValue numbers, int channels) {
        float[] frequencies = Sinusoids.frequencies(channels);
        String column = layouts.reshape(numbers.name(), -1, 1);
        String row = graph.constant(Shape.of(1, frequencies.length), frequencies);
        String angles = graph.node("Mul", List.of(column, row));
        List<String> parts =
                List.of(graph.node("Cos", List.of(angles)), graph.node("Sin", List.of(angles)));
        return OnnxValue.other(graph.node("Concat", parts, attribute("axis", 1L)), channels);
    }

    OnnxValue framePlaces(OnnxValue video) {
        return OnnxValue.other(numbers(video.extents().frames()), 1);
    }

    OnnxValue addToFrames(OnnxValue tokens, OnnxValue perFrame, OnnxValue like) {
        int channels = tokens.channels();
        String frames = layouts.reshape(tokens.name(), 0, tokens.extents().frames(), -1, channels);
        String places = layouts.reshape(perFrame.name(), -1, 1, channels);
        String sum = graph.node("Add", List.of(frames, places));
        return tokens.named(layouts.reshape(sum, 0, -1, channels));
    }
}
