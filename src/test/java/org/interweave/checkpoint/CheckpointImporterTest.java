package org.interweave.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.Golden;
import org.interweave.bundle.Bundle;
import org.interweave.bundle.BundleException;
import org.interweave.bundle.ClipTokenizer;
import org.interweave.bundle.Importer;
import org.interweave.bundle.ModelSizes;
import org.interweave.bundle.Precision;
import org.interweave.bundle.Role;
import org.interweave.bundle.SchedulerConfig;
import org.interweave.frame.Cancel;
import org.interweave.network.WeightShapes;
import org.interweave.onnx.Device;
import org.interweave.onnx.OnnxRuntime;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

class CheckpointImporterTest {
    @TempDir private static Path shared;
    @TempDir private Path folder;

    @BeforeAll
    static void makeCheckpoint() throws IOException {
        PublishedCheckpoint.write(shared.resolve("published"));
    }

    private Importer.Imported importFrom(Path checkpoint, Precision precision) throws IOException {
        return importFrom(checkpoint, precision, (_, _, _) -> {});
    }

    private Importer.Imported importFrom(
            Path checkpoint, Precision precision, Importer.Listener listener) throws IOException {
        return new CheckpointImporter()
                .importFrom(
                        new Importer.Request(
                                checkpoint,
                                folder.resolve("out/tiny"),
                                "Tiny",
                                Optional.empty(),
                                precision),
                        listener);
    }

    private static Bundle bundle(Importer.Imported imported) {
        return assertInstanceOf(Importer.Imported.Done.class, imported).bundle();
    }

    /** A copy of the published checkpoint in which files may be changed. */
    private Path copy() throws IOException {
        Path copy = folder.resolve("copy");
        try (Stream<Path> files = Files.walk(shared.resolve("published"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(shared.resolve("published").relativize(file)));
            }
        }
        return copy;
    }

    @Test
    void aBundleComputesWhatTheAuthorsCodeDoes() throws IOException {
        Bundle bundle = bundle(importFrom(shared.resolve("published"), Precision.FP16));
        assertEquals(bundle, Bundle.open(bundle.folder()));
        Path file = Golden.inRepository("unet/tiny_b1_f8_13x11_t981.safetensors");
        try (Safetensors golden = Safetensors.open(file);
                Network keys = open(bundle, Role.TEXT_KEYS);
                Network unet = open(bundle, Role.UNET)) {
            Map<String, Tensor> inputs =
                    new HashMap<>(
                            run(keys, Map.of("text", golden.read("encoder_hidden_states")))
                                    .outputs());
            inputs.put("latents", golden.read("sample"));
            inputs.put("low_res", golden.read("low_res"));
            inputs.put("timestep", golden.read("timestep").reshaped(Shape.of(1)));
            inputs.put("noise_level", golden.read("class_labels"));
            Tensor difference =
                    run(unet, inputs)
                            .output("prediction")
                            .zip(golden.read("out"), (a, b) -> Math.abs(a - b));
            for (float distance : difference.toArray()) {
                assertEquals(0, distance, 1e-4);
            }
        }
    }

    private static Network open(Bundle bundle, Role role) throws IOException {
        return new OnnxRuntime().open(bundle.graph(role), new Device.Cpu(2));
    }

    private static RunResult.Done run(Network network, Map<String, Tensor> inputs) {
        return assertInstanceOf(RunResult.Done.class, network.run(inputs, new Cancel()));
    }

    @Test
    void theManifestSaysWhatTheCheckpointDoes() throws IOException {
        Path checkpoint = copy();
        Files.writeString(checkpoint.resolve("LICENSE"), "\n  Some Licence 1.0\nmore\n");
        Bundle bundle = bundle(importFrom(checkpoint, Precision.FP32));
        assertEquals("Some Licence 1.0", bundle.manifest().licence());
        assertEquals(Precision.FP32, bundle.manifest().precision());
        assertEquals(new ModelSizes(4, 4, 0.08333, 64, 1000, 8), bundle.manifest().sizes());
        assertEquals(SchedulerConfig.diffVsr(), bundle.manifest().scheduler());
        assertEquals(SchedulerConfig.diffVsrLowRes(), bundle.manifest().lowResScheduler());
        try (ClipTokenizer tokenizer = bundle.tokenizer();
                Network text = open(bundle, Role.TEXT_ENCODER)) {
            Tensor tokens = tokenizer.encode("clear, high quality").tensor();
            assertEquals(
                    Shape.of(1, 77, 64),
                    run(text, Map.of("tokens", tokens)).output("text").shape());
        }
    }

    @Test
    void importingAgainGivesTheSameBundle() throws IOException {
        Bundle first = bundle(importFrom(shared.resolve("published"), Precision.FP16));
        Bundle second = bundle(importFrom(shared.resolve("published"), Precision.FP16));
        assertEquals(first, second);
        assertEquals(second, Bundle.open(second.folder()));
        try (Stream<Path> around = Files.list(folder.resolve("out"))) {
            assertEquals(List.of("tiny"), around.map(p -> p.getFileName().toString()).toList());
        }
    }

    @Test
    void fp16TakesHalfTheRoom() throws IOException {
        long half = weights(bundle(importFrom(shared.resolve("published"), Precision.FP16)));
        long full = weights(bundle(importFrom(shared.resolve("published"), Precision.FP32)));
        assertTrue(half < 0.75 * full, half + " and " + full);
    }

    private static long weights(Bundle bundle) throws IOException {
        return Files.size(bundle.folder().resolve("unet.weights"));
    }

    @Test
    void missingMisshapenAndExtraTensorsAreListedByName() throws IOException {
        Map<String, Shape> shapes = new LinkedHashMap<>(WeightShapes.of(PublishedCheckpoint.UNET));
        shapes.remove("down_blocks.1.resnets.0.norm1.weight");
        shapes.remove("conv_in.bias");
        shapes.put("conv_norm_out.weight", Shape.of(33));
        shapes.put("mid_block.something.weight", Shape.of(2, 2));
        Path checkpoint = copy();
        TorchWriter.write(
                checkpoint.resolve("DiffVSR_UNet.pt"),
                "ema",
                new FormulaWeights(shapes),
                NumberFormat.F32);
        BundleException e =
                assertThrows(BundleException.class, () -> importFrom(checkpoint, Precision.FP16));
        String message = e.toString();
        assertTrue(message.contains("2 tensors missing, 1 misshapen, 1 extra"), message);
        assertTrue(message.contains("down_blocks.1.resnets.0.norm1.weight"), message);
        assertTrue(message.contains("conv_in.bias"), message);
        assertTrue(message.contains("conv_norm_out.weight is [33], not [32]"), message);
        assertTrue(message.contains("mid_block.something.weight"), message);
        assertFalse(Files.exists(folder.resolve("out/tiny")));
    }

    @Test
    void weightsMayBeSafetensorsUnderAnyOfTheirNames() throws IOException {
        Path checkpoint = copy();
        Files.delete(checkpoint.resolve("DiffVSR_UNet.pt"));
        SafetensorsWriter.write(
                checkpoint.resolve("DiffVSR_UNet.safetensors"),
                new FormulaWeights(WeightShapes.of(PublishedCheckpoint.UNET)));
        Path text = checkpoint.resolve("upscaler4x/text_encoder");
        Files.delete(text.resolve("model.safetensors"));
        TorchWriter.write(
                text.resolve("pytorch_model.bin"),
                "",
                new FormulaWeights(WeightShapes.of(PublishedCheckpoint.TEXT)),
                NumberFormat.F32);
        Bundle other = bundle(importFrom(checkpoint, Precision.FP16));
        assertEquals(
                bundle(importFrom(shared.resolve("published"), Precision.FP16)).hash(),
                other.hash());
    }

    @Test
    void anImportThatIsStoppedOrFailsLeavesNothing() throws IOException {
        assertInstanceOf(
                Importer.Imported.Cancelled.class,
                importFrom(
                        shared.resolve("published"),
                        Precision.FP16,
                        (_, done, whole) -> {
                            if (done > whole / 2) {
                                throw new CancellationException();
                            }
                        }));
        Path checkpoint = copy();
        Files.delete(checkpoint.resolve("upscaler4x/tokenizer/vocab.json"));
        BundleException e =
                assertThrows(BundleException.class, () -> importFrom(checkpoint, Precision.FP16));
        assertTrue(e.toString().contains("vocab.json"), e.toString());
        try (Stream<Path> around = Files.list(folder.resolve("out"))) {
            assertEquals(0, around.count());
        }
    }

    @Test
    void aFolderThatIsNoBundleIsNotReplaced() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("out/tiny"));
        Files.writeString(mine.resolve("thesis.txt"), "years of work");
        assertThrows(
                BundleException.class,
                () -> importFrom(shared.resolve("published"), Precision.FP16));
        assertEquals("years of work", Files.readString(mine.resolve("thesis.txt")));
    }

    @Test
    void progressCountsEveryNumberOnce() throws IOException {
        AtomicLong last = new AtomicLong();
        AtomicLong whole = new AtomicLong();
        importFrom(
                shared.resolve("published"),
                Precision.FP16,
                (_, done, all) -> {
                    assertTrue(done > last.getAndSet(done));
                    whole.set(all);
                });
        assertEquals(whole.get(), last.get());
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertMessage("upscaler4x", empty);
        assertMessage("no such folder", folder.resolve("absent"));
        PublishedCheckpoint.writeUpscaler(empty);
        assertMessage("DiffVSR_UNet.pt", empty);
    }

    private void assertMessage(String part, Path checkpoint) {
        BundleException e =
                assertThrows(BundleException.class, () -> importFrom(checkpoint, Precision.FP16));
        assertTrue(e.toString().contains(part), e.toString());
    }

    @Test
    void theGoldenCheckpointsAreImported() throws IOException {
        Path unet = Golden.shared("weights/unet_tiny_f16.pt");
        Path checkpoint = folder.resolve("golden");
        PublishedCheckpoint.writeUpscaler(checkpoint);
        Files.copy(unet, checkpoint.resolve("DiffVSR_UNet.pt"));
        Files.copy(Golden.shared("weights/vae_small_f16.pt"), checkpoint.resolve("TE-3DVAE.pt"));
        assertEquals(
                bundle(importFrom(shared.resolve("published"), Precision.FP16)).hash(),
                bundle(importFrom(checkpoint, Precision.FP16)).hash());
    }
}
