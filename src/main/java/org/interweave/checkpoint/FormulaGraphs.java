package org.interweave.checkpoint;

import org.interweave.network.TextConfig;
import org.interweave.network.UNetConfig;
import org.interweave.network.UNetModules;
import org.interweave.network.VaeConfig;
import org.interweave.network.WeightShapes;
import org.interweave.tensor.Shape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Graphs of any configuration with weights from the formula, to measure speed with and to compare
 * with the authors' own, inside too.
 *
 * <p>Every method writes a graph and its weights and gives the graph's file. Inputs and outputs are
 * those of the bundle's roles where nothing else is said.
 *
 * @param folder must exist
 * @param watched places inside, as {@link org.interweave.network.Ops#watch} hears them, that become
 *     outputs: videos as {@code [b, c, f, h, w]}
 */
public record FormulaGraphs(Path folder, Set<String> watched) {
    /** Graphs that give nothing but their results. */
    public FormulaGraphs(Path folder) {
        this(folder, Set.of());
    }

    public FormulaGraphs {
        watched = Set.copyOf(watched);
    }

    /** A UNet. */
    public Path unet(UNetConfig config) throws IOException {
        return write("unet", Graphs.unet(config, watched), WeightShapes.of(config));
    }

    /** The keys and values of a prompt for a UNet. */
    public Path textKeys(UNetConfig config) throws IOException {
        return write("text_keys", Graphs.textKeys(config), WeightShapes.of(config));
    }

    /** A text encoder. */
    public Path textEncoder(TextConfig config) throws IOException {
        return write("text_encoder", Graphs.textEncoder(config, watched), WeightShapes.of(config));
    }

    /** A VAE's decoder. */
    public Path vaeDecoder(VaeConfig config) throws IOException {
        return write("vae_decoder", Graphs.vaeDecoder(config, watched), WeightShapes.of(config));
    }

    /** A VAE's encoder. */
    public Path vaeEncoder(VaeConfig config) throws IOException {
        return write("vae_encoder", Graphs.vaeEncoder(config), WeightShapes.of(config));
    }

    /** One transformer of a UNet: {@code video} and {@code text} to {@code result}. */
    public Path transformer(UNetConfig config, String path) throws IOException {
        OnnxGraph graph = new OnnxGraph("transformer");
        OnnxOps ops = new OnnxOps(graph, watched);
        UNetModules<OnnxValue> modules = new UNetModules<>(config, ops);
        OnnxValue video = ops.videoInput("video", UNetModules.level(config, path).channels());
        OnnxValue text = ops.input("text", "batch", "tokens", config.textWidth());
        ops.videoOutput("result", modules.transformer(path, video, text));
        return write("transformer", graph, WeightShapes.of(config));
    }

    /**
     * One temporal module of a UNet: {@code video} and {@code time} {@code [batch, timeWidth]} to
     * {@code result}.
     */
    public Path temporalModule(UNetConfig config, String path) throws IOException {
        OnnxGraph graph = new OnnxGraph("temporal_module");
        OnnxOps ops = new OnnxOps(graph, watched);
        UNetModules<OnnxValue> modules = new UNetModules<>(config, ops);
        OnnxValue video = ops.videoInput("video", UNetModules.level(config, path).channels());
        OnnxValue time = ops.input("time", "batch", config.timeWidth());
        ops.videoOutput("result", modules.temporalModule(path, video, time));
        return write("temporal_module", graph, WeightShapes.of(config));
    }

    /**
     * An attention along time, {@code tokens} {@code [sequences, frames, width]} to {@code result},
     * with weights of its own: {@code to_q.weight}, {@code rotary_emb.freqs} and so on.
     */
    public Path temporalAttention(TensorSource weights) throws IOException {
        OnnxGraph graph = new OnnxGraph("temporal_attention");
        OnnxOps ops = new OnnxOps(graph, watched);
        Map<String, Shape> shapes = weights.shapes();
        Shape query = shape(shapes, "to_q.weight");
        int heads = shape(shapes, "time_rel_pos_bias.relative_attention_bias.weight").at(1);
        int rotary = 2 * shape(shapes, "rotary_emb.freqs").count();
        OnnxValue tokens = ops.input("tokens", "sequences", "frames", query.at(1));
        ops.output(
                "result",
                UNetModules.temporalAttention(ops, tokens, query.at(1), query.at(0), heads, rotary),
                "sequences",
                "frames",
                query.at(1));
        return write("temporal_attention", graph, weights);
    }

    private static Shape shape(Map<String, Shape> shapes, String name) {
        Shape shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return shape;
    }

    /** {@code numbers} {@code [n]} to their sines and cosines, {@code result} [n, channels]. */
    public Path sinusoids(int channels) throws IOException {
        OnnxGraph graph = new OnnxGraph("sinusoids");
        OnnxOps ops = new OnnxOps(graph);
        OnnxValue result = ops.sinusoids(ops.input("numbers", "n"), channels);
        ops.output("result", result, "n", channels);
        return write("sinusoids", graph, Map.of());
    }

    /** {@code x} {@code [1, n, n]} times a matrix {@code [n, n]}, to {@code product}. */
    public Path matrixProduct(int n) throws IOException {
        OnnxGraph graph = new OnnxGraph("matrix_product");
        OnnxOps ops = new OnnxOps(graph);
        OnnxValue product = ops.linear(ops.input("x", 1, n, n), ops.weight("weight", n, n));
        ops.output("product", product, 1, n, n);
        return write("matrix_product", graph, Map.of("weight", Shape.of(n, n)));
    }

    private Path write(String name, OnnxGraph graph, Map<String, Shape> shapes) throws IOException {
        return write(name, graph, new FormulaWeights(shapes));
    }

    private Path write(String name, OnnxGraph graph, TensorSource weights) throws IOException {
        Path file = folder.resolve(name + ".onnx");
        TensorSource counted = new CountedSource(weights, _ -> {});
        graph.write(file, folder.resolve(name + ".weights"), counted, NumberFormat.F32);
        return file;
    }
}
