package org.interweave.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Cancel;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.DisFlow;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class LearnedMetricTest {
    private static final byte[] GRAPH = "a graph".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;

    @BeforeEach
    void write() throws Exception {
        Files.write(folder.resolve("g.onnx"), GRAPH);
        manifest("pair");
    }

    private void manifest(String kind) throws Exception {
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(GRAPH));
        Files.writeString(
                folder.resolve("metric.json"),
                """
                {"format": 1, "name": "lpips", "better": "lower", "kind": "%s",
                 "graph": "g.onnx", "sha256": "%s", "size": {"width": 8, "height": 4},
                 "mean": [0.5, 0.5, 0.5], "deviation": [0.25, 0.25, 0.25],
                 "input": "x", "reference": "y", "output": "d"}
                """
                        .formatted(kind, hash));
    }

    /** A network that gives the mean of its inputs' differences, or of its only input. */
    private static Network mean() {
        return new Network() {
            @Override
            public RunResult run(Map<String, Tensor> inputs, Cancel cancel) {
                double sum = 0;
                for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
                    assertEquals(Shape.of(1, 3, 4, 8), input.getValue().shape());
                    for (float value : input.getValue().toArray()) {
                        sum += (input.getKey().equals("x") ? value : -value) / 96;
                    }
                }
                return new RunResult.Done(Map.of("d", Tensor.of(Shape.of(1), (float) sum)));
            }

            @Override
            public void close() {}
        };
    }

    private static Picture grey(double level) {
        return Pictures.of(new Size(16, 8), (_, _, _) -> level);
    }

    @Test
    void framesReachTheGraphAtItsSizeAndInItsUnits() throws Exception {
        try (LearnedMetric metric = new LearnedMetric(MetricBundle.read(folder), mean())) {
            assertEquals(0.4 / 0.25, metric.score(grey(0.8), grey(0.4)), 1e-5);
        }
    }

    @Test
    void aMeterHasAColumnForEach() throws Exception {
        manifest("frame");
        try (LearnedMetric metric = new LearnedMetric(MetricBundle.read(folder), mean())) {
            ClipMeter meter =
                    new ClipMeter(List.of(), new DisFlow(DisFlow.Preset.FAST), List.of(metric));
            assertEquals(
                    (0.6 - 0.5) / 0.25,
                    meter.push(grey(0.6), Optional.empty()).getOrDefault("lpips", Double.NaN),
                    1e-5);
            assertEquals("lpips", meter.table().measures().getFirst().name());
        }
    }

    @Test
    void pairsAreLeftOutWithoutAReference() throws Exception {
        try (LearnedMetric metric = new LearnedMetric(MetricBundle.read(folder), mean())) {
            ClipMeter meter =
                    new ClipMeter(List.of(), new DisFlow(DisFlow.Preset.FAST), List.of(metric));
            assertTrue(meter.push(grey(0.6), Optional.empty()).isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"format\": 1', '\"format\": 2', format",
        "'\"lower\"', '\"sideways\"', sideways",
        "'\"pair\"', '\"clip\"', clip",
        "'g.onnx', '../g.onnx', lacks its graph",
        "'g.onnx', 'h.onnx', lacks its graph",
        "'\"lpips\"', '\"\"', name",
        "'[0.5, 0.5, 0.5]', '[0.5]', three numbers",
        "'{\"format', '[\"format', cannot be used",
    })
    void whatIsWrongWithABundleIsSaid(String said, String wrong, String words) throws Exception {
        Path file = folder.resolve("metric.json");
        Files.writeString(file, Files.readString(file).replace(said, wrong));
        MetricException e = assertThrows(MetricException.class, () -> MetricBundle.read(folder));
        assertTrue(e.what().contains(words), e.what());
    }

    @Test
    void aChangedGraphIsRefused() throws Exception {
        Files.writeString(folder.resolve("g.onnx"), "another graph");
        MetricException e = assertThrows(MetricException.class, () -> MetricBundle.read(folder));
        assertTrue(e.what().contains("damaged"), e.what());
    }
}
