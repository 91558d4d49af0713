package org.interweave.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class SafetensorsTest {
    @TempDir Path folder;

    private Path file(String header, byte... data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json).put(data);
        return Files.write(folder.resolve("case.safetensors"), bytes.array());
    }

    @Test
    void tensorsOfEveryTypeBecomeFp32InTheOrderOfTheFile() throws IOException {
        Path file =
                file(
                        "{\"__metadata__\":{\"k\":\"v\"},"
                            + "\"b\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[2,4]},"
                            + "\"a\":{\"dtype\":\"F16\",\"shape\":[],\"data_offsets\":[0,2]},"
                            + "\"i\":{\"dtype\":\"U8\",\"shape\":[2,1],\"data_offsets\":[4,6]}}",
                        (byte) 0x00,
                        (byte) 0x3C,
                        (byte) 0xC0,
                        (byte) 0x3F,
                        (byte) 7,
                        (byte) 0xFF);
        try (Safetensors tensors = Safetensors.open(file)) {
            assertEquals(List.of("b", "a", "i"), List.copyOf(tensors.shapes().keySet()));
            assertArrayEquals(new float[] {1f}, tensors.read("a").toArray());
            assertArrayEquals(new float[] {1.5f}, tensors.read("b").toArray());
            assertArrayEquals(new float[] {7f, 255f}, tensors.read("i").toArray());
            assertEquals(Shape.of(2, 1), tensors.shapes().get("i"));
            assertEquals("v", tensors.metadata().get("k"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[9],\"data_offsets\":[0,36]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"Q4\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"a\":3}",
                "[]",
                "{"
            })
    void aHeaderThatDoesNotFitTheFileIsRefusedByName(String header) throws IOException {
        Path file = file(header, new byte[4]);
        CheckpointException e =
                assertThrows(CheckpointException.class, () -> Safetensors.open(file));
        assertTrue(String.valueOf(e.getMessage()).startsWith("case.safetensors: "));
    }

    @Test
    void aHeaderLongerThanTheFileIsRefusedBeforeMemoryIsTaken() throws IOException {
        byte[] bytes =
                ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 60).array();
        Path file = Files.write(folder.resolve("case.safetensors"), bytes);
        assertThrows(CheckpointException.class, () -> Safetensors.open(file));
    }
}
