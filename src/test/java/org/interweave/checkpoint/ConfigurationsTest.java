package org.interweave.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.interweave.Golden;
import org.interweave.network.TextConfig;
import org.interweave.network.UNetConfig;
import org.interweave.network.VaeConfig;
import org.interweave.network.WeightShapes;
import org.interweave.tensor.Shape;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class ConfigurationsTest {
    private static final JsonNode NONE = MissingNode.getInstance();

    private static UNetConfig told(Map<String, Shape> shapes, JsonNode json) throws IOException {
        return new Configurations(shapes, json).unet(64);
    }

    @Test
    void weightsTellTheirArchitecture() throws IOException {
        for (List<Integer> channels :
                List.of(List.of(32, 64), List.of(32, 64, 64, 128), List.of(64, 128, 128, 256))) {
            List<Boolean> onlyText = List.of(true, true, true, false).subList(0, channels.size());
            UNetConfig config = UNetConfig.authors(channels, onlyText, 2, 64);
            assertEquals(config, told(WeightShapes.of(config), NONE));
        }
        UNetConfig full =
                UNetConfig.authors(
                        List.of(256, 512, 512, 1024), List.of(true, true, true, false), 8, 1024);
        assertEquals(full, new Configurations(WeightShapes.of(full), NONE).unet(1024));
        VaeConfig vae = VaeConfig.authors(List.of(128, 256, 512));
        assertEquals(vae, new Configurations(WeightShapes.of(vae), NONE).vae());
        TextConfig text = new TextConfig(49408, 1024, 4096, 23, 16, 77);
        assertEquals(text, new Configurations(WeightShapes.of(text), NONE).text());
    }

    @Test
    void theJsonTellsWhatShapesDoNot() throws IOException {
        // At level 1 text and channels are both 64 wide.
        UNetConfig config = UNetConfig.authors(List.of(32, 64), List.of(true, false), 2, 64);
        JsonNode json = new JsonMapper().readTree("{\"only_cross_attention\": [true, false]}");
        assertTrue(told(WeightShapes.of(config), NONE).levels().get(1).onlyText());
        assertFalse(told(WeightShapes.of(config), json).levels().get(1).onlyText());
    }

    @Test
    void oneMissingTensorDoesNotMakeAnotherArchitecture() throws IOException {
        UNetConfig config = UNetConfig.authors(List.of(32, 64), List.of(true, true), 2, 64);
        for (String missing : WeightShapes.of(config).keySet()) {
            if (List.of("conv_in.weight", "class_embedding.weight").contains(missing)) {
                continue; // named in the refusal itself
            }
            Map<String, Shape> shapes = new LinkedHashMap<>(WeightShapes.of(config));
            shapes.remove(missing);
            assertEquals(config, told(shapes, NONE), missing);
        }
    }

    @Test
    void theAuthorsKeyListIsTheOneNeeded() throws IOException {
        JsonNode index =
                new JsonMapper()
                        .readTree(Golden.shared("state_dict_index/unet_full.json").toFile());
        JsonNode tensors = index.has("tensors") ? index.get("tensors") : index;
        UNetConfig full =
                UNetConfig.authors(
                        List.of(256, 512, 512, 1024), List.of(true, true, true, false), 8, 1024);
        Map<String, Shape> present = new LinkedHashMap<>();
        tensors.properties()
                .forEach(
                        e -> {
                            List<Integer> extents = new java.util.ArrayList<>();
                            e.getValue().get("shape").forEach(x -> extents.add(x.asInt()));
                            present.put(e.getKey(), new Shape(extents));
                        });
        assertEquals(1366, present.size());
        TensorList.check("the UNet", WeightShapes.of(full), present);
    }
}
