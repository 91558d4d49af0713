package org.interweave.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.interweave.Golden;
import org.interweave.frame.Cancel;
import org.interweave.network.TextConfig;
import org.interweave.network.UNetConfig;
import org.interweave.network.VaeConfig;
import org.interweave.network.WeightShapes;
import org.interweave.onnx.Device;
import org.interweave.onnx.OnnxRuntime;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Our graphs in ONNX Runtime against the authors' code in PyTorch, with the formula's weights. */
class NetworkGoldenTest {
    private static final double UNET_TOLERANCE = 1e-4;
    private static final double TOLERANCE = 5e-5;
    private static final UNetConfig TINY =
            UNetConfig.authors(List.of(32, 64), List.of(true, true), 2, 64);
    private static final UNetConfig SMALL =
            UNetConfig.authors(List.of(32, 64, 64, 128), List.of(true, true, true, false), 2, 64);
    private static final VaeConfig VAE = VaeConfig.authors(List.of(32, 64, 64));

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"b1_f8_13x11_t981", "b2_f8_16x16_mixed", "b1_f5_16x16_t981"})
    void theTinyUNetPredictsWhatTheAuthorsDoes(String name) throws IOException {
        checkUNet(TINY, Golden.inRepository("unet/tiny_" + name + ".safetensors"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b1_f1_16x16_t981",
                "b1_f8_16x16_t1",
                "b1_f8_20x12_t981",
                "b1_f8_24x16_t501",
                "b2_f8_16x16_t981"
            })
    void theTinyUNetTakesAnySizeFrameCountAndBatch(String name) throws IOException {
        checkUNet(TINY, Golden.shared("unet/tiny_" + name + ".safetensors"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b1_f1_16x16_t981",
                "b1_f5_16x16_t981",
                "b1_f8_16x16_t981",
                "b1_f8_20x12_t981",
                "b2_f8_16x16_t981"
            })
    void theSmallUNetPredictsWhatTheAuthorsDoes(String name) throws IOException {
        checkUNet(SMALL, Golden.shared("unet/small_" + name + ".safetensors"));
    }

    private void checkUNet(UNetConfig config, Path file) throws IOException {
        try (Safetensors golden = Safetensors.open(file);
                Network keys = open(Graphs.textKeys(config), WeightShapes.of(config));
                Network unet = open(Graphs.unet(config), WeightShapes.of(config))) {
            Tensor sample = golden.read("sample");
            int batch = sample.shape().at(0);
            Map<String, Tensor> inputs =
                    new HashMap<>(
                            run(keys, Map.of("text", golden.read("encoder_hidden_states")))
                                    .outputs());
            inputs.put("latents", sample);
            inputs.put("low_res", golden.read("low_res"));
            inputs.put("timestep", spread(golden.read("timestep"), batch));
            inputs.put("noise_level", spread(golden.read("class_labels"), batch));
            Tensor prediction = run(unet, inputs).output("prediction");
            assertEquals(0, distance(golden.read("out"), prediction), UNET_TOLERANCE);
        }
    }

    private static Tensor spread(Tensor numbers, int batch) {
        return numbers.shape().count() == batch
                ? numbers.reshaped(Shape.of(batch))
                : Tensor.generate(Shape.of(batch), _ -> numbers.get(0));
    }

    @Test
    void theDecoderMakesTheAuthorsPictures() throws IOException {
        checkDecoder(Golden.inRepository("vae/decode_n4_13x10_nf4.safetensors"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"n1_16x16_nf1", "n4_16x16_nf4", "n8_16x16_nf4"})
    void theDecoderTakesAnySizeAndFrameCount(String name) throws IOException {
        checkDecoder(Golden.shared("vae/decode_" + name + ".safetensors"));
    }

    private void checkDecoder(Path file) throws IOException {
        try (Safetensors golden = Safetensors.open(file);
                Network decoder = open(Graphs.vaeDecoder(VAE), WeightShapes.of(VAE))) {
            Tensor latents = golden.read("latents");
            int chunk = Integer.parseInt(golden.metadata().get("num_frames"));
            for (int from = 0; from < latents.shape().at(0); from += chunk) {
                Tensor group = video(latents.slice(0, from, from + chunk));
                Tensor pictures = run(decoder, Map.of("latents", group)).output("pictures");
                Tensor expected = video(golden.read("image").slice(0, from, from + chunk));
                assertEquals(0, distance(expected, pictures), TOLERANCE);
            }
        }
    }

    @Test
    void theEncoderMakesTheAuthorsMoments() throws IOException {
        checkEncoder(Golden.inRepository("vae/encode_b1_52x36.safetensors"));
        checkEncoder(Golden.shared("vae/encode_b2_64x64.safetensors"));
    }

    private void checkEncoder(Path file) throws IOException {
        try (Safetensors golden = Safetensors.open(file);
                Network encoder = open(Graphs.vaeEncoder(VAE), WeightShapes.of(VAE))) {
            Map<String, Tensor> inputs = Map.of("pictures", video(golden.read("image")));
            Tensor moments = run(encoder, inputs).output("moments");
            assertEquals(0, distance(video(golden.read("moments")), moments), TOLERANCE);
        }
    }

    @Test
    void theTextEncoderReadsAPromptAsTheirsDoes() throws IOException {
        TextConfig config = new TextConfig(1000, 64, 256, 2, 4, 77);
        Path file = Golden.inRepository("clip/clip_tiny.safetensors");
        try (Safetensors golden = Safetensors.open(file);
                Network encoder = open(Graphs.textEncoder(config), WeightShapes.of(config))) {
            Tensor text = run(encoder, Map.of("tokens", golden.read("input_ids"))).output("text");
            assertEquals(0, distance(golden.read("last_hidden_state"), text), TOLERANCE);
        }
    }

    /** {@code [frames, c, h, w]} as {@code [1, c, frames, h, w]}. */
    private static Tensor video(Tensor frames) {
        Shape shape = frames.shape();
        List<Tensor> columns = new ArrayList<>();
        for (int i = 0; i < shape.at(0); i++) {
            columns.add(
                    frames.slice(0, i, i + 1)
                            .reshaped(Shape.of(1, shape.at(1), 1, shape.at(2), shape.at(3))));
        }
        return Tensor.concat(2, columns);
    }

    private static double distance(Tensor expected, Tensor actual) {
        assertEquals(expected.shape(), actual.shape());
        double largest = 0;
        for (int i = 0; i < expected.shape().count(); i++) {
            double difference = Math.abs(expected.get(i) - actual.get(i));
            largest = Double.isNaN(difference) ? Double.NaN : Math.max(largest, difference);
        }
        return largest;
    }

    private static RunResult.Done run(Network network, Map<String, Tensor> inputs) {
        return assertInstanceOf(RunResult.Done.class, network.run(inputs, new Cancel()));
    }

    private Network open(OnnxGraph graph, Map<String, Shape> shapes) throws IOException {
        Path file = folder.resolve(shapes.size() + "-" + graph.weights().size() + ".onnx");
        graph.write(
                file,
                file.resolveSibling(file.getFileName() + ".weights"),
                new FormulaWeights(shapes),
                NumberFormat.F32);
        return new OnnxRuntime().open(file, new Device.Cpu(2));
    }
}
