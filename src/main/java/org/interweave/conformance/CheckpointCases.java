package org.interweave.conformance;

import com.fasterxml.jackson.databind.JsonNode;

import org.interweave.checkpoint.Architectures;
import org.interweave.checkpoint.CheckpointException;
import org.interweave.checkpoint.FormulaWeights;
import org.interweave.checkpoint.Safetensors;
import org.interweave.checkpoint.TensorSource;
import org.interweave.checkpoint.TorchFile;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.CRC32;

/** Readers of checkpoints, and the weights that follow from names. */
final class CheckpointCases {
    private static final String WEIGHT = ".*\\.(weight|bias|freqs|position_ids|mix_factor)";

    private CheckpointCases() {}

    static List<Kind<TensorCase>> tensors() {
        return List.of(
                new Kind<>(
                        f ->
                                !f.names().isEmpty()
                                        && f.names().stream().allMatch(n -> n.contains("/")),
                        CheckpointCases::expectedOfTorchFiles),
                new Kind<>(
                        f ->
                                f.names().size() > 1
                                        && f.names().stream().allMatch(n -> n.matches(WEIGHT)),
                        CheckpointCases::storedWeights));
    }

    static List<Kind<JsonCase>> jsons() {
        return List.of(
                new Kind<>(f -> f.allHave("shape", "crc32"), CheckpointCases::index),
                new Kind<>(f -> f.allHave("max_abs", "rms_rel"), CheckpointCases::rounding),
                new Kind<>(
                        f -> ConfigFile.isConfig(f.root()),
                        f -> {
                            ConfigFile.any(f.root());
                            f.comparison().equal("configuration", 0, 0);
                        }));
    }

    /** Each torch file beside the expected values is a case of its own; here, none may miss. */
    private static void expectedOfTorchFiles(TensorCase file) throws IOException {
        for (String name : new TreeSet<>(file.names())) {
            file.read(name);
            Path torch = file.path().resolveSibling(name.substring(0, name.indexOf('/')) + ".pt");
            if (!Files.isRegularFile(torch)) {
                throw new Misfit(torch.getFileName() + " is missing");
            }
        }
        file.comparison().equal("files", 0, 0);
    }

    private static void storedWeights(TensorCase file) throws IOException {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (String name : file.names()) {
            shapes.put(name, file.shape(name));
        }
        FormulaWeights formula = new FormulaWeights(shapes);
        for (String name : file.names()) {
            file.near(name, formula.read(name), 0);
        }
    }

    /**
     * A torch file: against the values beside it where there are some, else against the formula. A
     * file in the format from before torch 1.6 must be refused with a reason.
     */
    static void torchFile(Path file, Comparison comparison) throws IOException {
        String stem = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        for (Path beside : TensorCase.beside(file)) {
            try (Safetensors expected = Safetensors.open(beside)) {
                List<String> names =
                        expected.shapes().keySet().stream()
                                .filter(n -> n.startsWith(stem + "/"))
                                .toList();
                if (!names.isEmpty()) {
                    compare(file, stem, expected, names, comparison);
                    return;
                }
            } catch (CheckpointException _) {
                // its own case says so
            }
        }
        try (TorchFile torch = TorchFile.openPreferring(file, "ema")) {
            FormulaWeights formula = new FormulaWeights(torch.shapes());
            for (String name : torch.shapes().keySet()) {
                comparison.near(name, torch.read(name), formula.read(name), 0);
            }
        }
    }

    private static void compare(
            Path file, String stem, Safetensors expected, List<String> names, Comparison comparison)
            throws IOException {
        for (String name : names) {
            List<String> keys =
                    new ArrayList<>(List.of(name.substring(stem.length() + 1).split("/", -1)));
            String tensor = keys.removeLast();
            try (TensorSource torch = open(file, keys)) {
                if (!torch.shapes().containsKey(tensor)) {
                    throw new Misfit("lacks " + tensor);
                }
                comparison.near(name, expected.read(name), torch.read(tensor), 0);
            } catch (CheckpointException e) {
                if (!isBeforeZip(file)) {
                    throw e;
                }
                comparison.equal("refused: " + e.getMessage(), 0, 0);
                return;
            }
        }
    }

    private static TorchFile open(Path file, List<String> keys) throws IOException {
        return keys.isEmpty()
                ? TorchFile.openPreferring(file, "ema")
                : TorchFile.open(file, keys.toArray(String[]::new));
    }

    /** Whether a file begins with a pickle, as torch wrote them before 1.6. */
    private static boolean isBeforeZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x80;
        }
    }

    /** Names, shapes and checksums: of the formula's numbers and of our architectures. */
    private static void index(JsonCase file) throws IOException {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : file.root().properties()) {
            shapes.put(entry.getKey(), shape(entry.getValue()));
        }
        Architectures.check(shapes);
        FormulaWeights formula = new FormulaWeights(shapes);
        for (Map.Entry<String, JsonNode> entry : file.root().properties()) {
            String expected = entry.getValue().path("crc32").asText();
            boolean whole = entry.getValue().path("dtype").asText().equals("int64");
            long found = crc32(formula.read(entry.getKey()), whole);
            file.comparison().equal(entry.getKey(), expected, "%08x".formatted(found));
        }
    }

    private static Shape shape(JsonNode entry) throws Misfit {
        List<Integer> extents = new ArrayList<>();
        for (JsonNode extent : JsonCase.field(entry, "shape")) {
            extents.add(extent.asInt(-1));
        }
        return new Shape(extents);
    }

    /**
     * @param whole whether the numbers count as 64-bit whole numbers, not as fp32
     */
    private static long crc32(Tensor tensor, boolean whole) {
        int count = tensor.shape().count();
        int width = whole ? Long.BYTES : Float.BYTES;
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(count, width))
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            if (whole) {
                bytes.putLong((long) tensor.get(i));
            } else {
                bytes.putFloat(tensor.get(i));
            }
        }
        CRC32 crc = new CRC32();
        crc.update(bytes.flip());
        return crc.getValue();
    }

    /** The authors' own rounding must stay well below what is allowed to ours. */
    private static void rounding(JsonCase file) throws Misfit {
        for (Map.Entry<String, JsonNode> entry : file.root().properties()) {
            JsonNode found = entry.getValue();
            double largest = JsonCase.number(found, "max_abs");
            file.comparison().near(entry.getKey(), largest, 0, Tolerances.NETWORK);
            double average = JsonCase.number(found, "rms_rel");
            file.comparison().near(entry.getKey(), average, 0, Tolerances.NETWORK);
        }
    }
}
