package org.interweave.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.interweave.Golden;
import org.interweave.checkpoint.FormulaWeights;
import org.interweave.checkpoint.Safetensors;
import org.interweave.network.TextConfig;
import org.interweave.network.TextEncoder;
import org.interweave.network.UNet;
import org.interweave.network.UNetConfig;
import org.interweave.network.VaeConfig;
import org.interweave.network.VaeDecoder;
import org.interweave.network.VaeEncoder;
import org.interweave.network.WeightShapes;
import org.interweave.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/** The architectures in libtorch against the authors' code in PyTorch. */
class TorchOpsTest {
    private static final UNetConfig TINY =
            UNetConfig.authors(List.of(32, 64), List.of(true, true), 2, 64);
    private static final VaeConfig VAE = VaeConfig.authors(List.of(32, 64, 64));

    @ParameterizedTest
    @ValueSource(strings = {"b1_f8_13x11_t981", "b2_f8_16x16_mixed", "b1_f5_16x16_t981"})
    void theTinyUNetPredictsWhatTheAuthorsDoes(String name) throws IOException {
        try (PointerScope _ = new PointerScope();
                Safetensors golden =
                        Safetensors.open(
                                Golden.inRepository("unet/tiny_" + name + ".safetensors"))) {
            UNet<Tensor> unet = new UNet<>(TINY, ops(WeightShapes.of(TINY)));
            Tensor sample = video(golden, "sample");
            long batch = sample.size(0);
            UNet.Inputs<Tensor> inputs =
                    new UNet.Inputs<>(
                            sample,
                            video(golden, "low_res"),
                            read(golden, "timestep").reshape(-1).expand(batch),
                            read(golden, "class_labels").reshape(-1).expand(batch));
            Tensor out = unet.apply(inputs, unet.textKeys(read(golden, "encoder_hidden_states")));
            assertEquals(0, distance(read(golden, "out"), out), 1e-4);
        }
    }

    @Test
    void theDecoderMakesTheAuthorsPictures() throws IOException {
        try (PointerScope _ = new PointerScope();
                Safetensors golden =
                        Safetensors.open(
                                Golden.inRepository("vae/decode_n4_13x10_nf4.safetensors"))) {
            Tensor latents = frames(golden, "latents");
            Tensor pictures = new VaeDecoder<>(VAE, ops(WeightShapes.of(VAE))).apply(latents);
            assertEquals(0, distance(frames(golden, "image"), pictures), 5e-5);
        }
    }

    @Test
    void theEncoderMakesTheAuthorsMoments() throws IOException {
        try (PointerScope _ = new PointerScope();
                Safetensors golden =
                        Safetensors.open(Golden.inRepository("vae/encode_b1_52x36.safetensors"))) {
            Tensor moments =
                    new VaeEncoder<>(VAE, ops(WeightShapes.of(VAE))).apply(frames(golden, "image"));
            assertEquals(0, distance(frames(golden, "moments"), moments), 5e-5);
        }
    }

    @Test
    void theTextEncoderReadsAPromptAsTheirsDoes() throws IOException {
        TextConfig config = new TextConfig(1000, 64, 256, 2, 4, 77);
        try (PointerScope _ = new PointerScope();
                Safetensors golden =
                        Safetensors.open(Golden.inRepository("clip/clip_tiny.safetensors"))) {
            Tensor text =
                    new TextEncoder<>(config, ops(WeightShapes.of(config)))
                            .apply(read(golden, "input_ids"));
            assertEquals(0, distance(read(golden, "last_hidden_state"), text), 5e-5);
        }
    }

    @Test
    void everyWeightOfOurUNetHasAGradient() throws IOException {
        try (PointerScope _ = new PointerScope()) {
            UNetConfig config = Architecture.small(700).unet();
            Weights weights = weights(WeightShapes.of(config));
            Tensor gradient = Weights.zeros((int) weights.all().numel());
            weights.require(n -> !n.endsWith("freqs"), gradient);
            UNet<Tensor> unet = new UNet<>(config, new TorchOps(weights, ""));
            int z = config.latentChannels();
            UNet.Inputs<Tensor> inputs =
                    new UNet.Inputs<>(
                            wave(1, z, 4, 8, 8),
                            wave(1, 3, 4, 8, 8),
                            Tensor.create(new float[] {981}),
                            Tensor.create(new float[] {20}));
            unet.apply(inputs, unet.textKeys(wave(1, 77, config.textWidth())))
                    .square()
                    .sum()
                    .backward();
            for (String name : weights.names()) {
                if (!name.endsWith("freqs")) {
                    double norm = weights.get(name).grad().norm().item_float();
                    // What a softmax or a norm cancels has a gradient of rounding only.
                    assertTrue(norm > 0, name + " has no gradient");
                }
            }
            assertTrue(gradient.norm().item_float() > 0, "gradients lie in one row");
        }
    }

    private static Tensor wave(long... extents) {
        int count = 1;
        for (long extent : extents) {
            count *= (int) extent;
        }
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) Math.sin(i * 0.37);
        }
        return Tensor.create(values, extents);
    }

    private static TorchOps ops(Map<String, Shape> shapes) {
        return new TorchOps(weights(shapes), "");
    }

    private static Weights weights(Map<String, Shape> shapes) {
        Weights weights = Weights.of(shapes);
        FormulaWeights formula = new FormulaWeights(shapes);
        shapes.keySet().forEach(name -> weights.set(name, formula.read(name).toArray()));
        return weights;
    }

    private static Tensor read(Safetensors file, String name) throws IOException {
        org.interweave.tensor.Tensor tensor = file.read(name);
        long[] extents = tensor.shape().extents().stream().mapToLong(Integer::longValue).toArray();
        return Tensor.create(tensor.toArray(), extents);
    }

    private static Tensor video(Safetensors file, String name) throws IOException {
        return TorchOps.video(read(file, name));
    }

    /** {@code [frames, c, h, w]} as one video. */
    private static Tensor frames(Safetensors file, String name) throws IOException {
        return TorchOps.video(read(file, name).permute(1, 0, 2, 3).unsqueeze(0));
    }

    private static double distance(Tensor expected, Tensor actual) {
        assertEquals(List.of(boxed(expected)), List.of(boxed(actual)));
        FloatBuffer a = expected.contiguous().createBuffer();
        FloatBuffer b = actual.detach().contiguous().createBuffer();
        double largest = 0;
        while (a.hasRemaining()) {
            largest = Math.max(largest, Math.abs(a.get() - b.get()));
        }
        return largest;
    }

    private static List<Long> boxed(Tensor tensor) {
        return java.util.Arrays.stream(tensor.shape()).boxed().toList();
    }
}
