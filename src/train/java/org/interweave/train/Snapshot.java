package org.interweave.train;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.interweave.checkpoint.Safetensors;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * All that a training knows, as a .safetensors file: weights in fp32, the rest in 16 bits.
 *
 * <p>Writing also rounds the live state to what is written. So a training that goes on and one that
 * was taken up from the file compute the same bits, and the file is small.
 *
 * @param stage the current stage's place in the recipe
 * @param update done in that stage
 * @param total done in all
 */
record Snapshot(int stage, int update, int total) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Rounds the state and writes it. */
    void write(Path file, TrainingState state) throws IOException {
        Tensor beyond = rounded(state.average().sub(state.weights().all()));
        state.average().copy_(state.weights().all().add(beyond));
        state.first().copy_(rounded(state.first()));
        state.second().copy_(rounded(state.second()));
        int count = (int) state.average().numel();
        ObjectNode header = JSON.createObjectNode();
        header.putObject("__metadata__")
                .put("stage", String.valueOf(stage))
                .put("update", String.valueOf(update))
                .put("total", String.valueOf(total));
        describe(header, "weights", "F32", count, 0, 4L * count);
        describe(header, "average_beyond", "BF16", count, 4L * count, 6L * count);
        describe(header, "first_moment", "BF16", count, 6L * count, 8L * count);
        describe(header, "second_moment", "BF16", count, 8L * count, 10L * count);
        byte[] json = JSON.writeValueAsBytes(header);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(part)) {
            out.write(
                    ByteBuffer.allocate(Long.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(json.length)
                            .array());
            out.write(json);
            out.write(bytes(state.weights().all(), false));
            out.write(bytes(beyond, true));
            out.write(bytes(state.first(), true));
            out.write(bytes(state.second(), true));
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void describe(
            ObjectNode header, String name, String type, int count, long from, long to) {
        ObjectNode entry = header.putObject(name).put("dtype", type);
        entry.putArray("shape").add(count);
        entry.putArray("data_offsets").add(from).add(to);
    }

    private static Tensor rounded(Tensor row) {
        return row.to(torch.ScalarType.BFloat16).to(torch.ScalarType.Float);
    }

    private static byte[] bytes(Tensor row, boolean half) {
        FloatBuffer numbers = row.createBuffer();
        int width = half ? 2 : 4;
        ByteBuffer bytes =
                ByteBuffer.allocate(width * numbers.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        while (numbers.hasRemaining()) {
            int bits = Float.floatToRawIntBits(numbers.get());
            if (half) {
                bytes.putShort((short) (bits >>> 16));
            } else {
                bytes.putInt(bits);
            }
        }
        return bytes.array();
    }

    /** Reads a file into a state of the same shapes. */
    static Snapshot read(Path file, TrainingState state) throws IOException {
        try (Safetensors tensors = Safetensors.open(file)) {
            state.weights().copyFrom(row(tensors, "weights"));
            state.average().copy_(row(tensors, "weights").add(row(tensors, "average_beyond")));
            state.first().copy_(row(tensors, "first_moment"));
            state.second().copy_(row(tensors, "second_moment"));
            return new Snapshot(
                    number(tensors, "stage"), number(tensors, "update"), number(tensors, "total"));
        }
    }

    private static Tensor row(Safetensors file, String name) throws IOException {
        return Tensor.create(file.read(name).toArray());
    }

    private static int number(Safetensors file, String name) {
        return Integer.parseInt(file.metadata().getOrDefault(name, "0"));
    }
}
