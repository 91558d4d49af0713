package org.interweave.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A .safetensors file: an 8-byte little-endian header length, a JSON header, raw little-endian
 * data.
 *
 * <p>Source of the format: huggingface/safetensors, README.md.
 */
public final class Safetensors implements TensorSource {
    private static final int MAX_HEADER_BYTES = 100_000_000;

    private final FileChannel channel;
    private final Map<String, Entry> entries;
    private final Map<String, String> metadata;

    private Safetensors(
            FileChannel channel, Map<String, Entry> entries, Map<String, String> metadata) {
        this.channel = channel;
        this.entries = entries;
        this.metadata = metadata;
    }

    /** One tensor's place: absolute byte offset in the file. */
    private record Entry(NumberFormat format, Shape shape, long offset) {}

    /**
     * Opens a file and checks its header against its length.
     *
     * @return to be closed by the caller
     * @throws CheckpointException if the file is not whole or not of this kind
     */
    public static Safetensors open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            return read(channel);
        } catch (CheckpointException e) {
            channel.close();
            throw new CheckpointException(file.getFileName() + ": " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Safetensors read(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new CheckpointException("too short for a .safetensors file");
        }
        long headerBytes = bytes(channel, 0, Long.BYTES).getLong();
        if (headerBytes < 2 || headerBytes > Math.min(MAX_HEADER_BYTES, size - Long.BYTES)) {
            throw new CheckpointException("not a .safetensors file: header of " + headerBytes);
        }
        JsonNode header = header(bytes(channel, Long.BYTES, (int) headerBytes));
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, String> metadata = new TreeMap<>();
        long dataStart = Long.BYTES + headerBytes;
        for (Map.Entry<String, JsonNode> field : header.properties()) {
            if (field.getKey().equals("__metadata__")) {
                field.getValue()
                        .properties()
                        .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
            } else {
                entries.put(
                        field.getKey(), entry(field.getKey(), field.getValue(), dataStart, size));
            }
        }
        return new Safetensors(channel, entries, metadata);
    }

    private static JsonNode header(ByteBuffer bytes) throws IOException {
        byte[] json = new byte[bytes.remaining()];
        bytes.get(json);
        try {
            JsonNode header = new ObjectMapper().readTree(json);
            if (header.isObject()) {
                return header;
            }
        } catch (JsonProcessingException e) {
            throw new CheckpointException("header is not JSON", e);
        }
        throw new CheckpointException("header is not a JSON object");
    }

    private static Entry entry(String name, JsonNode node, long dataStart, long size)
            throws CheckpointException {
        JsonNode offsets = node.path("data_offsets");
        long start = offsets.path(0).asLong(-1);
        long end = offsets.path(1).asLong(-1);
        String type = node.path("dtype").asText();
        NumberFormat format =
                Arrays.stream(NumberFormat.values())
                        .filter(f -> f.name().equals(type))
                        .findFirst()
                        .orElse(null);
        if (format == null) {
            throw new CheckpointException(name + " has numbers of unknown type " + type);
        }
        List<Integer> extents = new ArrayList<>();
        long count = 1;
        for (JsonNode extent : node.path("shape")) {
            long value = extent.asLong(-1);
            if (value < 0 || value > Integer.MAX_VALUE || count * value > Integer.MAX_VALUE) {
                throw new CheckpointException(name + " has an impossible shape");
            }
            count *= value;
            extents.add((int) value);
        }
        boolean inside = start >= 0 && end >= start && end <= size - dataStart;
        if (!inside || end - start != count * format.bytes()) {
            throw new CheckpointException(name + " does not lie inside the file: it is damaged");
        }
        return new Entry(format, new Shape(extents), dataStart + start);
    }

    private static ByteBuffer bytes(FileChannel channel, long offset, int count)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new CheckpointException("ends before its header says");
            }
        }
        return bytes.flip();
    }

    /** The free text of the header, by key. */
    public Map<String, String> metadata() {
        return Map.copyOf(metadata);
    }

    @Override
    public Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        entries.forEach((name, entry) -> shapes.put(name, entry.shape));
        return shapes;
    }

    @Override
    public Tensor read(String name) throws IOException {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no tensor " + name);
        }
        int count = entry.shape.count();
        ByteBuffer mapped =
                channel.map(
                        FileChannel.MapMode.READ_ONLY,
                        entry.offset,
                        (long) count * entry.format.bytes());
        FloatBuffer data = Tensor.allocate(entry.shape);
        entry.format.readAll(mapped, data);
        return Tensor.wrap(entry.shape, data);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
