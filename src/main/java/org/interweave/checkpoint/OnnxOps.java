package org.interweave.checkpoint;

import static org.interweave.checkpoint.OnnxGraph.attribute;

import org.interweave.checkpoint.OnnxValue.Layout;
import org.interweave.checkpoint.OnnxValue.Size;
import org.interweave.network.Ops;
import org.interweave.tensor.Shape;

import java.util.List;
import java.util.Set;

/** Writes an architecture as an ONNX graph, with the operators that ONNX Runtime runs fastest. */
final class OnnxOps implements Ops<OnnxValue> {
    private final OnnxGraph graph;
    private final OnnxLayouts layouts;
    private final OnnxWeights weights;
    private final OnnxConvolutions convolutions;
    private final OnnxNorms norms;
    private final OnnxPlaces places;
    private final OnnxAttention attention;
    private final OnnxResizing resizing;
    private final Set<String> watched;

    OnnxOps(OnnxGraph graph) {
        this(graph, Set.of());
    }

    /**
     * A writer that gives some places between the modules as outputs, too.
     *
     * @param watched places, as {@link #watch} hears them
     */
    OnnxOps(OnnxGraph graph, Set<String> watched) {
        this.graph = graph;
        this.layouts = new OnnxLayouts(graph);
        this.weights = new OnnxWeights(graph);
        this.convolutions = new OnnxConvolutions(graph, layouts, weights);
        this.norms = new OnnxNorms(graph, layouts, weights);
        this.places = new OnnxPlaces(graph, layouts);
        this.attention = new OnnxAttention(graph, layouts, weights, places);
        this.resizing = new OnnxResizing(graph, layouts);
        this.watched = Set.copyOf(watched);
    }

    /** Videos come out as {@code [b, c, f, h, w]}, whatever the order inside. */
    @Override
    public void watch(String place, OnnxValue value) {
        if (watched.contains(place)) {
            OnnxValue seen = value.size().isPresent() ? layouts.as(value, Layout.VIDEO) : value;
            graph.outputOfAnyShape(place, seen.name());
        }
    }

    /** An input {@code [batch, channels, frames, height, width]}, all but the channels free. */
    OnnxValue videoInput(String name, int channels) {
        graph.input(name, "batch", channels, "frames", "height", "width");
        return OnnxValue.video(
                name,
                Layout.VIDEO,
                channels,
                new Size(
                        layouts.extent(name, 0),
                        layouts.extent(name, 2),
                        layouts.extent(name, 3),
                        layouts.extent(name, 4)));
    }

    /** An input that is not a video; extents are numbers or names. */
    OnnxValue input(String name, Object... extents) {
        graph.input(name, extents);
        int channels = extents[extents.length - 1] instanceof Integer last ? last : 1;
        return OnnxValue.other(name, channels);
    }

    /** Names an output {@code [batch, channels, frames, height, width]}. */
    void videoOutput(String name, OnnxValue value) {
        String video = layouts.as(value, Layout.VIDEO).name();
        graph.output(name, video, "batch", value.channels(), "frames", "outHeight", "outWidth");
    }

    /** Names an output that is not a video. */
    void output(String name, OnnxValue value, Object... extents) {
        graph.output(name, value.name(), extents);
    }

    @Override
    public OnnxValue weight(String name, int... shape) {
        return OnnxValue.weight(name, Shape.of(shape));
    }

    private OnnxValue both(String operator, OnnxValue a, OnnxValue b) {
        OnnxValue beside = a.layout() == Layout.OTHER ? b : layouts.as(b, a.layout());
        return a.named(graph.node(operator, List.of(a.name(), beside.name())));
    }

    private String scalar(double number) {
        return graph.constant(Shape.of(), (float) number);
    }

    @Override
    public OnnxValue add(OnnxValue a, OnnxValue b) {
        return both("Add", a, b);
    }

    @Override
    public OnnxValue scale(OnnxValue x, double factor) {
        return x.named(graph.node("Mul", List.of(x.name(), scalar(factor))));
    }

    @Override
    public OnnxValue mix(OnnxValue a, OnnxValue b, OnnxValue factor) {
        String share = graph.node("Sigmoid", List.of(weights.asIs(factor)));
        OnnxValue difference = both("Sub", a, b);
        OnnxValue part = a.named(graph.node("Mul", List.of(difference.name(), share)));
        return add(part, b);
    }

    @Override
    public OnnxValue silu(OnnxValue x) {
        return x.named(graph.contrib("QuickGelu", List.of(x.name()), attribute("alpha", 1f)));
    }

    @Override
    public OnnxValue gelu(OnnxValue x) {
        return x.named(graph.contrib("Gelu", List.of(x.name())));
    }

    @Override
    public OnnxValue geglu(OnnxValue tokens) {
        List<String> halves =
                graph.pair(
                        "Split",
                        List.of(tokens.name()),
                        attribute("axis", -1L),
                        attribute("num_outputs", 2L));
        String gate = graph.contrib("Gelu", List.of(halves.get(1)));
        return tokens.withChannels(
                graph.node("Mul", List.of(halves.get(0), gate)), tokens.channels() / 2);
    }

    @Override
    public OnnxValue concat(List<OnnxValue> parts) {
        Layout layout = parts.getFirst().layout() == Layout.FRAMES ? Layout.FRAMES : Layout.VIDEO;
        List<OnnxValue> same = parts.stream().map(p -> layouts.as(p, layout)).toList();
        int channels = same.stream().mapToInt(OnnxValue::channels).sum();
        List<String> names = same.stream().map(OnnxValue::name).toList();
        String joined = graph.node("Concat", names, attribute("axis", 1L));
        return same.getFirst().withChannels(joined, channels);
    }

    @Override
    public OnnxValue convolve(OnnxValue video, OnnxValue weight, OnnxValue bias, int stride) {
        return convolutions.convolve(video, weight, bias, stride);
    }

    @Override
    public OnnxValue convolveValid(OnnxValue video, OnnxValue weight, OnnxValue bias, int stride) {
        return convolutions.convolveValid(video, weight, bias, stride);
    }

    @Override
    public OnnxValue convolveRepeatingEdges(OnnxValue video, OnnxValue weight, OnnxValue bias) {
        return convolutions.convolveRepeatingEdges(video, weight, bias);
    }

    @Override
    public OnnxValue convolveTransposed(OnnxValue video, OnnxValue weight, OnnxValue bias) {
        return convolutions.convolveTransposed(video, weight, bias);
    }

    @Override
    public OnnxValue linear(OnnxValue x, OnnxValue weight) {
        String matrix =
                graph.weight(weight.name(), StoredWeight.transposed(weight.name(), weight.shape()));
        return x.withChannels(
                graph.node("MatMul", List.of(x.name(), matrix)), weight.shape().at(0));
    }

    @Override
    public OnnxValue linear(OnnxValue x, OnnxValue weight, OnnxValue bias) {
        OnnxValue product = linear(x, weight);
        return product.named(graph.node("Add", List.of(product.name(), weights.asIs(bias))));
    }

    @Override
    public OnnxValue groupNorm(
            OnnxValue video, int groups, OnnxValue scale, OnnxValue bias, double epsilon) {
        return norms.groupNorm(video, groups, scale, bias, epsilon);
    }

    @Override
    public OnnxValue groupNormPerFrame(
            OnnxValue video, int groups, OnnxValue scale, OnnxValue bias, double epsilon) {
        return norms.groupNormPerFrame(video, groups, scale, bias, epsilon);
    }

    @Override
    public OnnxValue layerNorm(OnnxValue x, OnnxValue scale, OnnxValue bias) {
        return norms.layerNorm(x, scale, bias);
    }

    @Override
    public OnnxValue addToChannels(OnnxValue video, OnnxValue vector) {
        OnnxValue whole = layouts.as(video, Layout.VIDEO);
        String spread = layouts.reshape(vector.name(), -1, vector.channels(), 1, 1, 1);
        return whole.named(graph.node("Add", List.of(whole.name(), spread)));
    }

    @Override
    public OnnxValue timesChannels(OnnxValue video, OnnxValue vector) {
        OnnxValue whole = layouts.as(video, Layout.VIDEO);
        String spread = layouts.reshape(vector.name(), -1, vector.channels(), 1, 1, 1);
        return whole.named(graph.node("Mul", List.of(whole.name(), spread)));
    }

    @Override
    public OnnxValue attention(OnnxValue query, OnnxValue key, OnnxValue value, int heads) {
        return attention.attention(query, key, value, heads);
    }

    @Override
    public OnnxValue biasedAttention(
            OnnxValue query, OnnxValue key, OnnxValue value, int heads, OnnxValue bias) {
        return attention.biasedAttention(query, key, value, heads, bias);
    }

    @Override
    public OnnxValue causalAttention(OnnxValue query, OnnxValue key, OnnxValue value, int heads) {
        return attention.causalAttention(query, key, value, heads);
    }

    @Override
    public OnnxValue rotate(OnnxValue tokens, int heads, OnnxValue frequencies) {
        return attention.rotate(tokens, heads, frequencies);
    }

    @Override
    public OnnxValue relativeBias(OnnxValue tokens, OnnxValue table) {
        return attention.relativeBias(tokens, table);
    }

    @Override
    public OnnxValue toTokens(OnnxValue video) {
        return layouts.as(video, Layout.TOKENS);
    }

    @Override
    public OnnxValue fromTokens(OnnxValue tokens, OnnxValue like) {
        return tokens;
    }

    @Override
    public OnnxValue splitFrames(OnnxValue tokens, OnnxValue like) {
        return layouts.as(tokens, Layout.FRAME_TOKENS);
    }

    @Override
    public OnnxValue splitPixels(OnnxValue tokens, OnnxValue like) {
        return layouts.as(tokens, Layout.PIXEL_TOKENS);
    }

    @Override
    public OnnxValue joinFrames(OnnxValue tokens, OnnxValue like) {
        return layouts.as(tokens, Layout.TOKENS);
    }

    @Override
    public OnnxValue joinPixels(OnnxValue tokens, OnnxValue like) {
        return layouts.as(tokens, Layout.TOKENS);
    }

    @Override
    public OnnxValue doubleSize(OnnxValue video) {
        return resizing.doubleSize(video);
    }

    @Override
    public OnnxValue nearestTo(OnnxValue video, OnnxValue like) {
        return resizing.nearestTo(video, like);
    }

    @Override
    public OnnxValue bilinearTo(OnnxValue video, OnnxValue like) {
        return resizing.bilinearTo(video, like);
    }

    @Override
    public OnnxValue spaceToDepth(OnnxValue video, int factor) {
        return resizing.spaceToDepth(video, factor);
    }

    @Override
    public OnnxValue depthToSpace(OnnxValue video, int factor) {
        return resizing.depthToSpace(video, factor);
    }

    @Override
    public OnnxValue padEnd(OnnxValue video) {
        return resizing.padEnd(video);
    }

    @Override
    public OnnxValue sinusoids(OnnxValue numbers, int channels) {
        return places.sinusoids(numbers, channels);
    }

    @Override
    public OnnxValue framePlaces(OnnxValue video) {
        return places.framePlaces(video);
    }

    @Override
    public OnnxValue addToFrames(OnnxValue tokens, OnnxValue perFrame, OnnxValue like) {
        return places.addToFrames(tokens, perFrame, like);
    }

    @Override
    public OnnxValue addRows(OnnxValue tokens, OnnxValue rows) {
        return tokens.named(graph.node("Add", List.of(tokens.name(), weights.asIs(rows))));
    }

    @Override
    public OnnxValue lookUp(OnnxValue table, OnnxValue numbers) {
        String indices = graph.node("Cast", List.of(numbers.name()), attribute("to", 7L));
        String rows = graph.node("Gather", List.of(weights.asIs(table), indices));
        return OnnxValue.other(rows, table.channels());
    }
}
