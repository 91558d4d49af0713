package org.interweave.bundle;

import java.util.List;

/**
 * The files of one graph.
 *
 * @param graph the ONNX file
 * @param weights the files it names as external data, in the same folder
 */
public record GraphFiles(String graph, List<String> weights) {
    public GraphFiles {
        BundleFile.checkPath(graph);
        weights = List.copyOf(weights);
        weights.forEach(BundleFile::checkPath);
    }

    /** {@code unet.onnx} and {@code unet.weights} for the UNet, and so on. */
    public static GraphFiles of(Role role) {
        return new GraphFiles(role.id() + ".onnx", List.of(role.id() + ".weights"));
    }
}
