package org.interweave.checkpoint;

import static org.interweave.checkpoint.OnnxGraph.attribute;

import org.interweave.checkpoint.OnnxValue.Layout;
import org.interweave.checkpoint.OnnxValue.Size;
import org.interweave.network.Ops;
import org.interweave.network.RelativePosition;
import org.interweave.network.Sinusoids;
import org.interweave.tensor.Shape;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Writes an architecture as an ONNX graph, with the operators that ONNX Runtime runs fastest. */
final class OnnxOps implements Ops<OnnxValue> {
    private static final float LAYER_NORM_EPSILON = 1e-5f;

    private final OnnxGraph graph;
    private final OnnxLayouts layouts;
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
                new Size(extent(name, 0), extent(name, 2), extent(name, 3), extent(name, 4)));
    }

    private String extent(String value, long axis) {
        return graph.node(
                "Shape", List.of(value), attribute("start", axis), attribute("end", axis + 1));
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

    /** The weight as an input of an operator, stored as the checkpoint has it. */
    private String asIs(OnnxValue weight) {
        return graph.weight(weight.name(), StoredWeight.asIs(weight.name(), weight.shape()));
    }

    /** A vector stored as {@code [n, 1, ..]}, to go along an axis before the last. */
    private String column(OnnxValue weight, int after) {
        int[] extents = new int[1 + after];
        Arrays.fill(extents, 1);
        extents[0] = weight.shape().count();
        return graph.weight(
                weight.name() + "/" + after,
                StoredWeight.reshaped(weight.name(), weight.shape(), Shape.of(extents)));
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
        String share = graph.node("Sigmoid", List.of(asIs(factor)));
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
        Shape kernel = weight.shape();
        if (kernel.rank() == 4) {
            int pad = kernel.at(-1) / 2;
            return perFrame(video, weight, bias, stride, pad);
        }
        return kernel.at(-1) == 1
                ? alongTime(video, weight, bias)
                : overVolume(video, weight, bias);
    }

    @Override
    public OnnxValue convolveValid(OnnxValue video, OnnxValue weight, OnnxValue bias, int stride) {
        return perFrame(video, weight, bias, stride, 0);
    }

    @Override
    public OnnxValue convolveRepeatingEdges(OnnxValue video, OnnxValue weight, OnnxValue bias) {
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
                        List.of(frames.name(), asIs(weight), asIs(bias)),
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
                                asIs(bias)),
                        attribute("kernel_shape", new long[] {length, 1}),
                        attribute("pads", new long[] {length / 2, 0, length / 2, 0}));
        return whole.withChannels(unflattened(name, whole.extents(), kernel.at(0)), kernel.at(0));
    }

    private String unflattened(String value, Size size, int channels) {
        return layouts.reshape(
                value, size.batch(), channels, size.frames(), size.height(), size.width());
    }

    private OnnxValue overVolume(OnnxValue video, OnnxValue weight, OnnxValue bias) {
        OnnxValue whole = layouts.as(video, Layout.VIDEO);
        Shape kernel = weight.shape();
        long time = kernel.at(2);
        long side = kernel.at(3);
        String name =
                graph.node(
                        "Conv",
                        List.of(whole.name(), asIs(weight), asIs(bias)),
                        attribute("kernel_shape", new long[] {time, side, side}),
                        attribute(
                                "pads",
                                new long[] {
                                    time / 2, side / 2, side / 2, time / 2, side / 2, side / 2
                                }));
        return whole.withChannels(name, kernel.at(0));
    }

    @Override
    public OnnxValue convolveTransposed(OnnxValue video, OnnxValue weight, OnnxValue bias) {
        OnnxValue frames = layouts.as(video, Layout.FRAMES);
        String name =
                graph.node(
                        "ConvTranspose",
                        List.of(frames.name(), asIs(weight), asIs(bias)),
                        attribute("kernel_shape", new long[] {4, 4}),
                        attribute("strides", new long[] {2, 2}),
                        attribute("pads", new long[] {1, 1, 1, 1}));
        return OnnxValue.video(
                name, Layout.FRAMES, weight.shape().at(1), doubled(frames.extents()));
    }

    private Size doubled(Size size) {
        String two = graph.numbers(2);
        return new Size(
                size.batch(),
                size.frames(),
                layouts.computed("Mul", size.height(), two),
                layouts.computed("Mul", size.width(), two));
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
        return product.named(graph.node("Add", List.of(product.name(), asIs(bias))));
    }

    @Override
    public OnnxValue groupNorm(
            OnnxValue video, int groups, OnnxValue scale, OnnxValue bias, double epsilon) {
        return normalised(layouts.as(video, Layout.VIDEO), groups, scale, bias, epsilon);
    }

    @Override
    public OnnxValue groupNormPerFrame(
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
        String scaled = graph.node("Mul", List.of(perChannel, column(scale, 1)));
        String shifted = graph.node("Add", List.of(scaled, column(bias, 1)));
        Size size = video.extents();
        return video.named(
                video.layout() == Layout.VIDEO
                        ? unflattened(shifted, size, video.channels())
                        : layouts.reshape(shifted, 0, 0, size.height(), size.width()));
    }

    @Override
    public OnnxValue layerNorm(OnnxValue x, OnnxValue scale, OnnxValue bias) {
        return x.named(
                graph.node(
                        "LayerNormalization",
                        List.of(x.name(), asIs(scale), asIs(bias)),
                        attribute("axis", -1L),
                        attribute("epsilon", LAYER_NORM_EPSILON)));
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
        return attend(query, List.of(query.name(), key.name(), value.name()), heads, false);
    }

    @Override
    public OnnxValue biasedAttention(
            OnnxValue query, OnnxValue key, OnnxValue value, int heads, OnnxValue bias) {
        List<String> inputs = List.of(query.name(), key.name(), value.name(), "", "", bias.name());
        return attend(query, inputs, heads, false);
    }

    @Override
    public OnnxValue causalAttention(OnnxValue query, OnnxValue key, OnnxValue value, int heads) {
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

    @Override
    public OnnxValue rotate(OnnxValue tokens, int heads, OnnxValue frequencies) {
        int count = frequencies.shape().count();
        String places = layouts.reshape(places(frames(tokens)), -1, 1);
        String angles = graph.node("Mul", List.of(places, asIs(frequencies)));
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
        return tokens.size().map(Size::frames).orElseGet(() -> extent(tokens.name(), 1));
    }

    /** The numbers 0, 1, .. below a count, fp32. */
    private String places(String count) {
        return graph.node("Cast", List.of(indices(count)), attribute("to", 1L));
    }

    private String indices(String count) {
        String end = graph.node("Squeeze", List.of(count));
        String zero = graph.node("Squeeze", List.of(graph.numbers(0)));
        String one = graph.node("Squeeze", List.of(graph.numbers(1)));
        return graph.node("Range", List.of(zero, end, one));
    }

    @Override
    public OnnxValue relativeBias(OnnxValue tokens, OnnxValue table) {
        int reach = RelativePosition.MAX_DISTANCE;
        long[] buckets = new long[2 * reach + 1];
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = RelativePosition.bucket(i - reach);
        }
        String place = indices(frames(tokens));
        String distance =
                graph.node(
                        "Sub",
                        List.of(layouts.reshape(place, 1, -1), layouts.reshape(place, -1, 1)));
        String near = graph.node("Max", List.of(distance, graph.numbers(-reach)));
        near = graph.node("Min", List.of(near, graph.numbers(reach)));
        String index = graph.node("Add", List.of(near, graph.numbers(reach)));
        String bucket = graph.node("Gather", List.of(graph.numbers(buckets), index));
        String rows = graph.node("Gather", List.of(asIs(table), bucket));
        String heads = layouts.transpose(rows, 2, 0, 1);
        return OnnxValue.other(
                graph.node("Unsqueeze", List.of(heads, graph.numbers(0))), table.channels());
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
        OnnxValue frames = layouts.as(video, Layout.FRAMES);
        String scales = graph.constant(Shape.of(4), 1, 1, 2, 2);
        String name =
                graph.node(
                        "Resize",
                        List.of(frames.name(), "", scales),
                        attribute("mode", "nearest"),
                        attribute("coordinate_transformation_mode", "asymmetric"),
                        attribute("nearest_mode", "floor"));
        return OnnxValue.video(name, Layout.FRAMES, video.channels(), doubled(frames.extents()));
    }

    @Override
    public OnnxValue nearestTo(OnnxValue video, OnnxValue like) {
        return resized(video, like, "nearest", "asymmetric");
    }

    @Override
    public OnnxValue bilinearTo(OnnxValue video, OnnxValue like) {
        return resized(video, like, "linear", "half_pixel");
    }

    private OnnxValue resized(OnnxValue video, OnnxValue like, String mode, String coordinates) {
        OnnxValue frames = layouts.as(video, Layout.FRAMES);
        Size size = frames.extents();
        Size target = like.extents();
        String count = layouts.computed("Mul", size.batch(), size.frames());
        String name =
                graph.node(
                        "Resize",
                        List.of(
                                frames.name(),
                                "",
                                "",
                                layouts.shape(
                                        count, video.channels(), target.height(), target.width())),
                        attribute("mode", mode),
                        attribute("coordinate_transformation_mode", coordinates),
                        attribute("nearest_mode", "floor"));
        Size after = new Size(size.batch(), size.frames(), target.height(), target.width());
        return OnnxValue.video(name, Layout.FRAMES, video.channels(), after);
    }

    @Override
    public OnnxValue spaceToDepth(OnnxValue video, int factor) {
        OnnxValue frames = layouts.as(video, Layout.FRAMES);
        Size size = frames.extents();
        String by = graph.numbers(factor);
        String height = layouts.computed("Div", size.height(), by);
        String width = layouts.computed("Div", size.width(), by);
        int channels = video.channels();
        String split = layouts.reshape(frames.name(), 0, channels, height, factor, width, factor);
        String turned = layouts.transpose(split, 0, 1, 3, 5, 2, 4);
        int deep = channels * factor * factor;
        return OnnxValue.video(
                layouts.reshape(turned, 0, deep, height, width),
                Layout.FRAMES,
                deep,
                new Size(size.batch(), size.frames(), height, width));
    }

    @Override
    public OnnxValue depthToSpace(OnnxValue video, int factor) {
        OnnxValue frames = layouts.as(video, Layout.FRAMES);
        Size size = frames.extents();
        String by = graph.numbers(factor);
        String name =
                graph.node(
                        "DepthToSpace",
                        List.of(frames.name()),
                        attribute("blocksize", factor),
                        attribute("mode", "CRD"));
        return OnnxValue.video(
                name,
                Layout.FRAMES,
                video.channels() / (factor * factor),
                new Size(
                        size.batch(),
                        size.frames(),
                        layouts.computed("Mul", size.height(), by),
                        layouts.computed("Mul", size.width(), by)));
    }

    @Override
    public OnnxValue padEnd(OnnxValue video) {
        OnnxValue frames = layouts.as(video, Layout.FRAMES);
        Size size = frames.extents();
        String one = graph.numbers(1);
        String name =
                graph.node("Pad", List.of(frames.name(), graph.numbers(0, 0, 0, 0, 0, 0, 1, 1)));
        return OnnxValue.video(
                name,
                Layout.FRAMES,
                video.channels(),
                new Size(
                        size.batch(),
                        size.frames(),
                        layouts.computed("Add", size.height(), one),
                        layouts.computed("Add", size.width(), one)));
    }

    @Override
    public OnnxValue sinusoids(OnnxValue numbers, int channels) {
        float[] frequencies = Sinusoids.frequencies(channels);
        String column = layouts.reshape(numbers.name(), -1, 1);
        String row = graph.constant(Shape.of(1, frequencies.length), frequencies);
        String angles = graph.node("Mul", List.of(column, row));
        List<String> parts =
                List.of(graph.node("Cos", List.of(angles)), graph.node("Sin", List.of(angles)));
        return OnnxValue.other(graph.node("Concat", parts, attribute("axis", 1L)), channels);
    }

    @Override
    public OnnxValue framePlaces(OnnxValue video) {
        return OnnxValue.other(places(video.extents().frames()), 1);
    }

    @Override
    public OnnxValue addToFrames(OnnxValue tokens, OnnxValue perFrame, OnnxValue like) {
        int channels = tokens.channels();
        String frames = layouts.reshape(tokens.name(), 0, tokens.extents().frames(), -1, channels);
        String places = layouts.reshape(perFrame.name(), -1, 1, channels);
        String sum = graph.node("Add", List.of(frames, places));
        return tokens.named(layouts.reshape(sum, 0, -1, channels));
    }

    @Override
    public OnnxValue addRows(OnnxValue tokens, OnnxValue rows) {
        return tokens.named(graph.node("Add", List.of(tokens.name(), asIs(rows))));
    }

    @Override
    public OnnxValue lookUp(OnnxValue table, OnnxValue numbers) {
        String indices = graph.node("Cast", List.of(numbers.name()), attribute("to", 7L));
        String rows = graph.node("Gather", List.of(asIs(table), indices));
        return OnnxValue.other(rows, table.channels());
    }
}
