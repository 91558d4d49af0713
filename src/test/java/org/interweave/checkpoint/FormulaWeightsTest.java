package org.interweave.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.interweave.Golden;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

class FormulaWeightsTest {
    @ParameterizedTest
    @ValueSource(strings = {"unet_tiny.json", "clip_tiny.json"})
    void everyTensorHasTheChecksumOfTheAuthorsState(String index) throws IOException {
        assertEquals(List.of(), differing(Golden.inRepository("state_dict_index/" + index)));
    }

    @Test
    void aVaeHasTheChecksumsToo() throws IOException {
        assertEquals(List.of(), differing(Golden.shared("state_dict_index/vae_small.json")));
    }

    private static List<String> differing(Path index) throws IOException {
        JsonNode root = new ObjectMapper().readTree(index.toFile());
        JsonNode tensors = root.has("tensors") ? root.get("tensors") : root;
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> tensor : tensors.properties()) {
            List<Integer> extents = new ArrayList<>();
            tensor.getValue().get("shape").forEach(e -> extents.add(e.asInt()));
            shapes.put(tensor.getKey(), new Shape(extents));
        }
        List<String> differing = new ArrayList<>();
        int checked = 0;
        try (FormulaWeights weights = new FormulaWeights(shapes)) {
            for (Map.Entry<String, JsonNode> tensor : tensors.properties()) {
                String expected = tensor.getValue().get("crc32").asText();
                boolean number = tensor.getValue().get("dtype").asText().equals("float32");
                checked += number ? 1 : 0;
                if (number && !checksum(weights.read(tensor.getKey())).equals(expected)) {
                    differing.add(tensor.getKey());
                }
            }
        }
        assertTrue(checked > 10, "an index lists checksums");
        return differing;
    }

    private static String checksum(Tensor tensor) {
        ByteBuffer bytes =
                ByteBuffer.allocate(tensor.shape().count() * Float.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(tensor.data());
        CRC32 crc = new CRC32();
        crc.update(bytes.array());
        return "%08x".formatted(crc.getValue());
    }
}
