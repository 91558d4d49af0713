package org.interweave.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.Golden;
import org.interweave.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files that torch wrote are read as torch reads them. Numbers: golden data, pt_cases. */
class TorchFileTest {
    private static Path golden(String name) {
        return Golden.inRepository("pt_cases/" + name);
    }

    private static TorchFile open(String name) throws IOException {
        return name.equals("f32_dict")
                        || name.equals("parameters")
                        || name.equals("pickle_protocol_4")
                        || name.equals("training_checkpoint")
                ? TorchFile.open(golden(name + ".pt"), "ema")
                : TorchFile.open(golden(name + ".pt"));
    }

    @ParameterizedTest
    @CsvSource({
        "bf16, 1",
        "f16, 1",
        "f32_dict, 2",
        "f64_i64_i32_u8_bool, 1",
        "many_keys, 300",
        "module_state_dict, 4",
        "ordered_dict, 2",
        "parameters, 2",
        "pickle_protocol_4, 1",
        "scalar_and_empty, 1",
        "shared_storage_and_views, 5",
        "training_checkpoint, 4"
    })
    void everyTensorHasTorchsNumbers(String name, int count) throws IOException {
        try (Safetensors expected = Safetensors.open(golden("expected.safetensors"));
                TorchFile file = open(name)) {
            List<String> compared = new ArrayList<>();
            for (Map.Entry<String, Shape> entry : expected.shapes().entrySet()) {
                String key = entry.getKey();
                if (!key.startsWith(name + "/")) {
                    continue;
                }
                String tensor = key.substring(key.lastIndexOf('/') + 1);
                assertEquals(entry.getValue(), file.shapes().get(tensor), key);
                assertArrayEquals(expected.read(key).toArray(), file.read(tensor).toArray(), key);
                compared.add(tensor);
            }
            assertEquals(count, compared.size());
        }
    }

    @Test
    void wholeNumbersAndTruthValuesBecomeFp32() throws IOException {
        try (TorchFile file = open("f64_i64_i32_u8_bool")) {
            assertEquals(5, file.shapes().size());
            for (String name : file.shapes().keySet()) {
                assertEquals(file.shapes().get(name).count(), file.read(name).toArray().length);
            }
        }
    }

    @Test
    void anEmptyTensorIsEmpty() throws IOException {
        try (TorchFile file = open("scalar_and_empty")) {
            List<Shape> empty =
                    file.shapes().values().stream().filter(s -> s.count() == 0).toList();
            assertEquals(1, empty.size());
            for (String name : file.shapes().keySet()) {
                assertEquals(file.shapes().get(name), file.read(name).shape());
            }
        }
    }

    @Test
    void aKeyThatIsNotThereIsNamedWithThoseThatAre() {
        CheckpointException e =
                assertThrows(
                        CheckpointException.class,
                        () -> TorchFile.open(golden("training_checkpoint.pt"), "emma"));
        assertTrue(e.toString().contains("'emma'"), e.toString());
        assertTrue(e.toString().contains("'ema'"), e.toString());
    }

    @Test
    void aPreferredKeyIsEnteredWhereThereIsOne() throws IOException {
        try (TorchFile ema = TorchFile.openPreferring(golden("f32_dict.pt"), "ema");
                TorchFile top = TorchFile.openPreferring(golden("ordered_dict.pt"), "ema")) {
            assertEquals(Set.of("x.weight", "x.bias"), ema.shapes().keySet());
            assertEquals(Set.of("x.weight", "y.weight"), top.shapes().keySet());
        }
    }

    @Test
    void theFormatBeforeTorch16IsRefusedWithWhatToDo() {
        CheckpointException e =
                assertThrows(
                        CheckpointException.class,
                        () -> TorchFile.open(golden("legacy_not_zip.pt")));
        assertTrue(e.toString().contains("before torch 1.6"), e.toString());
        assertTrue(e.toString().contains("legacy_not_zip.pt"), e.toString());
    }

    @Test
    void theSmallCheckpointsAreReadWhole() throws IOException {
        Path unet = Golden.shared("weights/unet_tiny_f16.pt");
        Path expected = Golden.shared("weights/unet_tiny.safetensors");
        try (TorchFile half = TorchFile.open(unet, "ema");
                Safetensors full = Safetensors.open(expected)) {
            assertEquals(full.shapes().keySet(), half.shapes().keySet());
            assertFalse(full.shapes().isEmpty());
            for (String name : full.shapes().keySet()) {
                assertArrayEquals(full.read(name).toArray(), half.read(name).toArray(), name);
            }
        }
        assertTrue(Files.size(unet) < Files.size(expected));
    }
}
