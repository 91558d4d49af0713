package org.interweave.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.interweave.Golden;
import org.interweave.tensor.Shape;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The architectures ask for exactly the tensors of the authors' state dictionaries. */
class WeightShapesTest {
    @Test
    void theTinyUNetHasTheAuthorsNamesAndShapes() throws IOException {
        Map<String, Shape> expected = index(Golden.inRepository("state_dict_index/unet_tiny.json"));
        expected.remove("temporal_rotary_emb.freqs"); // never read by their code
        assertEquals(expected, new TreeMap<>(WeightShapes.of(unet(List.of(32, 64), 2, 64))));
    }

    @Test
    void theFullUNetHasTheAuthorsNamesAndShapes() throws IOException {
        Map<String, Shape> expected = index(Golden.shared("state_dict_index/unet_full.json"));
        expected.remove("temporal_rotary_emb.freqs");
        UNetConfig full = unet(List.of(256, 512, 512, 1024), 8, 1024);
        assertEquals(expected, new TreeMap<>(WeightShapes.of(full)));
    }

    @Test
    void theVaesHaveTheAuthorsNamesAndShapes() throws IOException {
        assertEquals(
                index(Golden.inRepository("state_dict_index/vae_small.json")),
                new TreeMap<>(WeightShapes.of(VaeConfig.authors(List.of(32, 64, 64)))));
        assertEquals(
                index(Golden.shared("state_dict_index/vae_full.json")),
                new TreeMap<>(WeightShapes.of(VaeConfig.authors(List.of(128, 256, 512)))));
    }

    @Test
    void theTextEncoderHasTheirNamesAndShapes() throws IOException {
        Map<String, Shape> expected = index(Golden.inRepository("state_dict_index/clip_tiny.json"));
        expected.remove("text_model.embeddings.position_ids"); // a constant of the class
        TextConfig config = new TextConfig(1000, 64, 256, 2, 4, 77);
        assertEquals(expected, new TreeMap<>(WeightShapes.of(config)));
    }

    private static UNetConfig unet(List<Integer> channels, int heads, int textWidth) {
        List<Boolean> onlyText = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            onlyText.add(i < 3);
        }
        return UNetConfig.authors(channels, onlyText, heads, textWidth);
    }

    private static Map<String, Shape> index(Path file) throws IOException {
        Map<String, Shape> shapes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> tensor :
                new ObjectMapper().readTree(file.toFile()).properties()) {
            List<Integer> extents = new ArrayList<>();
            tensor.getValue().get("shape").forEach(e -> extents.add(e.asInt()));
            shapes.put(tensor.getKey(), new Shape(extents));
        }
        return shapes;
    }
}
