package org.interweave.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.Golden;
import org.interweave.OwnProcess;
import org.interweave.app.Main;
import org.interweave.bundle.Bundle;
import org.interweave.bundle.Role;
import org.interweave.frame.Cancel;
import org.interweave.onnx.Device;
import org.interweave.onnx.OnnxRuntime;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A checkpoint of the authors' size, from its files to their numbers. Needs 7 GB of disk. */
@Tag("slow")
class FullSizeTest {
    @TempDir private static Path folder;

    @BeforeAll
    static void importInLittleMemory() throws Exception {
        Golden.shared("full");
        Path checkpoint = folder.resolve("checkpoint");
        PublishedCheckpoint.FULL.writeAll(checkpoint);
        Process process =
                OwnProcess.of(
                                List.of("-Xmx256m", "-XX:MaxDirectMemorySize=512m"),
                                Main.class,
                                "import",
                                checkpoint,
                                "-o",
                                folder.resolve("bundle"))
                        .inheritIO()
                        .start();
        assertTrue(process.waitFor(20, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue());
        assertTrue(size(checkpoint) > 4 * (768L << 20), size(checkpoint) + " bytes");
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
        }
    }

    private static Network open(Role role) throws IOException {
        Bundle bundle = Bundle.open(folder.resolve("bundle"));
        return new OnnxRuntime().open(bundle.graph(role), new Device.Cpu(2));
    }

    private static Tensor run(Role role, Map<String, Tensor> inputs, String output)
            throws IOException {
        try (Network network = open(role)) {
            return assertInstanceOf(RunResult.Done.class, network.run(inputs, new Cancel()))
                    .output(output);
        }
    }

    private static void assertNear(Tensor expected, Tensor actual, double tolerance) {
        assertEquals(expected.shape().count(), actual.shape().count());
        for (int i = 0; i < expected.shape().count(); i++) {
            assertEquals(expected.get(i), actual.get(i), tolerance);
        }
    }

    @Test
    void aStepOfTheUNetIsTheAuthors() throws IOException {
        Path file = Golden.shared("full/unet_full_b1_f8_16x16_t981.safetensors");
        try (Safetensors golden = Safetensors.open(file)) {
            Map<String, Tensor> inputs = new HashMap<>();
            try (Network keys = open(Role.TEXT_KEYS)) {
                Map<String, Tensor> text = Map.of("text", golden.read("encoder_hidden_states"));
                inputs.putAll(
                        assertInstanceOf(RunResult.Done.class, keys.run(text, new Cancel()))
                                .outputs());
            }
            inputs.put("latents", golden.read("sample"));
            inputs.put("low_res", golden.read("low_res"));
            inputs.put("timestep", golden.read("timestep").reshaped(Shape.of(1)));
            inputs.put("noise_level", golden.read("class_labels"));
            assertNear(golden.read("out"), run(Role.UNET, inputs, "prediction"), 1e-4);
        }
    }

    @Test
    void decodedPicturesAreTheAuthors() throws IOException {
        Path file = Golden.shared("full/vae_full_decode_n4_8x8_nf4.safetensors");
        try (Safetensors golden = Safetensors.open(file)) {
            Tensor latents = golden.read("latents");
            Tensor video =
                    Tensor.generate(
                            Shape.of(1, 4, 4, 8, 8),
                            i -> latents.at(i / 64 % 4, i / 256, i / 8 % 8, i % 8));
            Tensor pictures = run(Role.VAE_DECODER, Map.of("latents", video), "pictures");
            Tensor expected = golden.read("image");
            Tensor frames =
                    Tensor.generate(
                            expected.shape(),
                            i -> {
                                int pixel = i % 1024;
                                return pictures.at(
                                        0, i / 1024 % 3, i / 3072, pixel / 32, pixel % 32);
                            });
            assertNear(expected, frames, 5e-5);
        }
    }
}
