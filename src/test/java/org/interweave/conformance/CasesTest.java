package org.interweave.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;

import org.interweave.Golden;
import org.interweave.checkpoint.Safetensors;
import org.interweave.checkpoint.SafetensorsWriter;
import org.interweave.checkpoint.TensorSource;
import org.interweave.frame.Cancel;
import org.interweave.onnx.Device;
import org.interweave.onnx.OnnxRuntime;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

class CasesTest {
    private static final OnnxRuntime RUNTIME = new OnnxRuntime();

    @TempDir private Path folder;

    private static List<Verdict> run(Path cases) throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        new Cases(graph -> RUNTIME.open(graph, new Device.Cpu(2)), new Cancel())
                .run(cases, verdicts::add);
        return verdicts;
    }

    private Verdict only() throws IOException {
        List<Verdict> verdicts = run(folder);
        assertEquals(1, verdicts.size());
        return verdicts.getFirst();
    }

    private static void assertAllPass(List<Verdict> verdicts) {
        assertEquals(List.of(), verdicts.stream().filter(v -> !v.passed()).toList());
    }

    /** The tensors of a case, which may be changed. */
    private record Tensors(Map<String, Tensor> all, Map<String, String> metadata)
            implements TensorSource {
        static Tensors of(Path file) throws IOException {
            try (Safetensors source = Safetensors.open(file)) {
                Map<String, Tensor> all = new LinkedHashMap<>();
                for (String name : source.shapes().keySet()) {
                    all.put(name, source.read(name));
                }
                return new Tensors(all, source.metadata());
            }
        }

        @Override
        public Map<String, Shape> shapes() {
            Map<String, Shape> shapes = new LinkedHashMap<>();
            all.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
            return shapes;
        }

        @Override
        public Tensor read(String name) {
            Tensor tensor = all.get(name);
            if (tensor == null) {
                throw new IllegalArgumentException(name);
            }
            return tensor;
        }

        void write(Path file) throws IOException {
            SafetensorsWriter.write(file, this, metadata);
        }

        @Override
        public void close() {}
    }

    @Test
    void everyCaseInTheRepositoryPasses() throws IOException {
        List<Verdict> verdicts = run(Golden.inRepository(""));
        assertAllPass(verdicts);
        assertTrue(verdicts.size() >= 38, verdicts.size() + " cases");
    }

    @Test
    @Tag("slow")
    void everyCaseThereIsPasses() throws IOException {
        assertAllPass(run(Golden.shared("")));
    }

    @Test
    void aClipFromNoiseToPicturesIsTheAuthors() throws IOException {
        Path file = Golden.shared("pipeline/e2e_tiny_no_shuffle.safetensors");
        Files.copy(file, folder.resolve("clip.safetensors"));
        Verdict verdict = only();
        assertTrue(verdict.passed(), verdict.line());
    }

    @ParameterizedTest
    @CsvSource({
        "scheduler/tables, linear.betas, 1e-5",
        "scheduler/tables, scaled_linear.alphas_cumprod, 1e-5",
        "scheduler/tables, linear.final_alpha_cumprod, 1e-5",
        "scheduler/cfg, guided, 2e-5",
        "scheduler/ddim_20_steps_tanh, sample.7, 1e-4",
        "scheduler/ddim_4_steps, sample.4, 1e-4",
        "scheduler/ddim_4_steps, pred_original_sample.2, 1e-4",
        "scheduler/low_res_add_noise, noisy.150, 2e-5",
        "scheduler/fuse_23, fused, 2e-5",
        "unet/rel_pos_bucket_40, bucket, 1",
        "unet/tiny_b1_f5_16x16_t981, out, 1e-3",
        "vae/decode_n4_13x10_nf4, image, 5e-4",
        "vae/encode_b1_52x36, moments, 5e-4",
        "vae/encode_b1_52x36, mean, 5e-4",
        "vae/encode_b1_52x36, std, 5e-4",
        "clip/clip_tiny, last_hidden_state, 5e-4",
        "clip/clip_tiny, trace.layer_0, 5e-4"
    })
    void aNumberAlteredByTenTolerancesFails(String name, String tensor, float tenTolerances)
            throws IOException {
        Tensors altered = Tensors.of(Golden.inRepository(name + ".safetensors"));
        float[] numbers = altered.read(tensor).toArray();
        int place = numbers.length / 2;
        float by = name.endsWith("tables") ? numbers[place] * tenTolerances : tenTolerances;
        numbers[place] += by;
        altered.all().put(tensor, Tensor.of(altered.read(tensor).shape(), numbers));
        altered.write(folder.resolve("altered.safetensors"));
        Verdict.Compared verdict = assertInstanceOf(Verdict.Compared.class, only());
        assertFalse(verdict.passed(), verdict.line());
        assertTrue(verdict.line().startsWith("FAIL altered.safetensors "), verdict.line());
    }

    @Test
    void whatIsNoNumberFails() throws IOException {
        Tensors altered = Tensors.of(Golden.inRepository("scheduler/fuse_12.safetensors"));
        float[] numbers = altered.read("fused").toArray();
        numbers[3] = Float.NaN;
        altered.all().put("fused", Tensor.of(altered.read("fused").shape(), numbers));
        altered.write(folder.resolve("altered.safetensors"));
        assertFalse(only().passed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pipeline/windows.json",
                "pipeline/frame_padding.json",
                "pipeline/tiles.json",
                "scheduler/ddim_timesteps.json",
                "scheduler/authors_unused_ddim_timesteps.json",
                "scheduler/fuse_weights.json"
            })
    void everyListedNumberCounts(String name) throws IOException {
        JsonNode root = new JsonMapper().readTree(Golden.inRepository(name).toFile());
        List<ArrayNode> lists = new ArrayList<>();
        collect(root, lists);
        assertFalse(lists.isEmpty());
        for (ArrayNode list : lists.subList(0, Math.min(60, lists.size()))) {
            int place = list.size() / 2;
            JsonNode before = list.get(place);
            list.set(place, IntNode.valueOf(before.asInt() + 1));
            new JsonMapper().writeValue(folder.resolve("altered.json").toFile(), root);
            assertFalse(only().passed(), () -> name + " " + list);
            list.set(place, before);
        }
    }

    /** Every list of numbers. */
    private static void collect(JsonNode node, List<ArrayNode> lists) {
        if (node instanceof ArrayNode list && !list.isEmpty() && list.get(0).isNumber()) {
            lists.add(list);
        } else {
            node.forEach(child -> collect(child, lists));
        }
    }

    @Test
    void aChecksumAndATorchFileCountToo() throws IOException {
        Path index = Golden.inRepository("state_dict_index/clip_tiny.json");
        String text = Files.readString(index);
        Files.writeString(folder.resolve("index.json"), text.replaceFirst("350587a9", "350587aa"));
        Tensors expected = Tensors.of(Golden.inRepository("pt_cases/expected.safetensors"));
        expected.all().keySet().removeIf(n -> !n.startsWith("f16/"));
        expected.all().replaceAll((_, tensor) -> tensor.map(x -> x + 0.001));
        expected.write(folder.resolve("values.safetensors"));
        Files.copy(Golden.inRepository("pt_cases/f16.pt"), folder.resolve("f16.pt"));
        Map<String, Boolean> passed = new LinkedHashMap<>();
        run(folder).forEach(v -> passed.put(v.name(), v.passed()));
        assertEquals(
                Map.of("index.json", false, "values.safetensors", true, "f16.pt", false), passed);
    }

    @Test
    void whatCannotBeReadFails() throws IOException {
        byte[] whole =
                Files.readAllBytes(Golden.inRepository("unet/tiny_b1_f5_16x16_t981.safetensors"));
        Files.write(folder.resolve("cut.safetensors"), Arrays.copyOf(whole, whole.length - 40000));
        Files.writeString(folder.resolve("noise.safetensors"), "no header at all");
        Files.writeString(folder.resolve("cut.json"), "{\"pipeline_as_released\": [");
        byte[] torch = Files.readAllBytes(Golden.inRepository("pt_cases/f16.pt"));
        Files.write(folder.resolve("cut.pt"), Arrays.copyOf(torch, torch.length / 2));
        Files.writeString(
                folder.resolve("incomplete.json"), "[{\"frames\":8,\"source_frames\":3}]");
        List<Verdict> verdicts = run(folder);
        assertEquals(5, verdicts.size());
        for (Verdict verdict : verdicts) {
            assertInstanceOf(Verdict.Unreadable.class, verdict, verdict.line());
            assertTrue(verdict.line().startsWith("FAIL "), verdict.line());
            assertEquals(1, verdict.line().lines().count());
        }
    }

    @Test
    void anUnknownKindIsAnErrorAndDocumentsAreNot() throws IOException {
        Map<String, Tensor> stranger = new LinkedHashMap<>();
        stranger.put("optical_flow", Tensor.of(Shape.of(1), 1));
        new Tensors(stranger, Map.of()).write(folder.resolve("flow.safetensors"));
        Files.writeString(folder.resolve("flow.json"), "{\"flow\": [1, 2]}");
        Files.writeString(folder.resolve("flow.npy"), "x");
        Files.writeString(folder.resolve("README.md"), "about");
        List<Verdict> verdicts = run(folder);
        assertEquals(3, verdicts.size());
        for (Verdict verdict : verdicts) {
            assertInstanceOf(Verdict.Unknown.class, verdict, verdict.line());
            assertTrue(verdict.line().startsWith("ERROR "), verdict.line());
            assertFalse(verdict.passed());
        }
    }

    @Test
    void aTensorOfWhichNothingIsKnownIsNotPassedOver() throws IOException {
        Tensors more = Tensors.of(Golden.inRepository("scheduler/cfg.safetensors"));
        more.all().put("rescaled", Tensor.of(Shape.of(1), 1));
        more.write(folder.resolve("more.safetensors"));
        assertTrue(only().line().contains("rescaled"), only().line());
        assertFalse(only().passed());
    }

    @Test
    void namesAndFoldersDoNotMatter() throws IOException {
        Path golden = Golden.inRepository("");
        int copied = 0;
        try (Stream<Path> files = Files.walk(golden)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = golden.relativize(file).toString();
                if (!name.startsWith("pt_cases") && !name.startsWith("state_dict_index")) {
                    String ending = name.substring(name.lastIndexOf('.'));
                    Files.copy(file, folder.resolve("case-" + copied++ + ending));
                }
            }
        }
        List<Verdict> verdicts = run(folder);
        assertAllPass(verdicts);
        assertEquals(copied, verdicts.size());
    }

    /** Samples of a batch do not know of each other, so one of them is a case of its own. */
    @Test
    void aCaseThatWasNeverSeenIsRunAsWell() throws IOException {
        Path file = Golden.inRepository("unet/tiny_b2_f8_16x16_mixed.safetensors");
        for (int sample = 0; sample < 2; sample++) {
            Tensors one = Tensors.of(file);
            int from = sample;
            one.all().replaceAll((_, tensor) -> tensor.slice(0, from, from + 1));
            one.write(folder.resolve("sample" + sample + ".safetensors"));
        }
        Tensors frames = Tensors.of(Golden.inRepository("vae/encode_b1_52x36.safetensors"));
        frames.all().keySet().retainAll(Set.of("image", "moments"));
        frames.write(folder.resolve("less.safetensors"));
        List<Verdict> verdicts = run(folder);
        assertAllPass(verdicts);
        assertEquals(3, verdicts.size());
    }
}
