package org.interweave.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.OwnProcess;
import org.interweave.network.UNetConfig;
import org.interweave.network.WeightShapes;
import org.interweave.onnx.Device;
import org.interweave.onnx.OnnxRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The engine's passes over a graph recurse. In a fresh process, on a thread of Java's usual stack,
 * that ends the process without a word; so it is looked at from outside.
 */
class DeepGraphTest {
    @TempDir private Path folder;

    @Test
    void aUNetLoadsOnTheMainThreadOfAFreshProcess() throws Exception {
        UNetConfig small =
                UNetConfig.authors(
                        List.of(32, 64, 64, 128), List.of(true, true, true, false), 2, 64);
        Path graph = folder.resolve("unet.onnx");
        try (FormulaWeights weights = new FormulaWeights(WeightShapes.of(small))) {
            Path data = folder.resolve("unet.weights");
            Graphs.unet(small).write(graph, data, weights, NumberFormat.F32);
        }
        Process process = OwnProcess.of(Loading.class, graph).inheritIO().start();
        assertEquals(0, process.waitFor());
    }

    /** Loads the graph it is given, and ends. */
    static final class Loading {
        private Loading() {}

        public static void main(String[] arguments) throws IOException {
            new OnnxRuntime().open(Path.of(arguments[0]), new Device.Cpu(2)).close();
        }
    }
}
