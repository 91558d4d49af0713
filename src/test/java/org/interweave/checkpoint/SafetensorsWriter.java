package org.interweave.checkpoint;

import com.fasterxml.jackson.databind.json.JsonMapper;

import org.interweave.tensor.Shape;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;

/** Writes .safetensors files of fp32 numbers. */
public final class SafetensorsWriter {
    private SafetensorsWriter() {}

    static void write(Path file, TensorSource source) throws IOException {
        write(file, source, Map.of());
    }

    /** Writes tensors, and free text into the header. */
    public static void write(Path file, TensorSource source, Map<String, String> metadata)
            throws IOException {
        StringJoiner header = new StringJoiner(",", "{", "}");
        if (!metadata.isEmpty()) {
            header.add("\"__metadata__\":" + new JsonMapper().writeValueAsString(metadata));
        }
        long offset = 0;
        for (Map.Entry<String, Shape> tensor : source.shapes().entrySet()) {
            long end = offset + 4L * tensor.getValue().count();
            header.add(
                    "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                            .formatted(tensor.getKey(), tensor.getValue().extents(), offset, end));
            offset = end;
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(
                    ByteBuffer.allocate(Long.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(json.length)
                            .array());
            out.write(json);
            for (String name : source.shapes().keySet()) {
                out.write(bytes(source.read(name).toArray()));
            }
        }
    }

    private static byte[] bytes(float... numbers) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return bytes.array();
    }
}
