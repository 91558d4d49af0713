package org.interweave.checkpoint;

import org.interweave.network.UNetConfig;
import org.interweave.network.VaeConfig;
import org.interweave.network.WeightShapes;
import org.interweave.tensor.Shape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Graphs of any configuration with weights from the formula, to measure speed with. */
public final class FormulaGraphs {
    private FormulaGraphs() {}

    /**
     * Writes a UNet with the roles' usual inputs and outputs.
     *
     * @param folder must exist; the weights lie beside the graph
     * @return the graph's file
     */
    public static Path unet(UNetConfig config, Path folder) throws IOException {
        return write(Graphs.unet(config), WeightShapes.of(config), folder.resolve("unet.onnx"));
    }

    /** Writes a VAE's decoder; see {@link #unet}. */
    public static Path vaeDecoder(VaeConfig config, Path folder) throws IOException {
        Path file = folder.resolve("vae_decoder.onnx");
        return write(Graphs.vaeDecoder(config), WeightShapes.of(config), file);
    }

    /** Writes {@code product}, {@code x} {@code [1, n, n]} times a matrix {@code [n, n]}. */
    public static Path matrixProduct(int n, Path folder) throws IOException {
        OnnxGraph graph = new OnnxGraph("matrix_product");
        OnnxOps ops = new OnnxOps(graph);
        OnnxValue product = ops.linear(ops.input("x", 1, n, n), ops.weight("weight", n, n));
        ops.output("product", product, 1, n, n);
        Map<String, Shape> shapes = Map.of("weight", Shape.of(n, n));
        return write(graph, shapes, folder.resolve("matrix_product.onnx"));
    }

    private static Path write(OnnxGraph graph, Map<String, Shape> shapes, Path file)
            throws IOException {
        Path weights = file.resolveSibling(file.getFileName() + ".weights");
        graph.write(file, weights, new FormulaWeights(shapes), NumberFormat.F32);
        return file;
    }
}
