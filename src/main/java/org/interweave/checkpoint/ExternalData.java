package org.interweave.checkpoint;

import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file of a graph's weights, written one after another, each aligned so that it can be mapped.
 */
final class ExternalData implements AutoCloseable {
    private static final int ALIGNMENT = 4096;
    private static final int BLOCK_VALUES = 1 << 18;

    private final FileChannel channel;

    private ExternalData(FileChannel channel) {
        this.channel = channel;
    }

    /** Where a tensor lies, in bytes. */
    record Place(long offset, long bytes) {}

    /** Starts a new file. */
    static ExternalData create(Path file) throws IOException {
        return new ExternalData(
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE));
    }

    /**
     * Writes a tensor at the next aligned place, in fp32 or fp16 numbers, little-endian.
     *
     * @throws CheckpointException if a number is too large for fp16
     */
    Place append(Tensor tensor, NumberFormat format) throws IOException {
        if (format != NumberFormat.F32 && format != NumberFormat.F16) {
            throw new IllegalArgumentException(format.toString());
        }
        long offset = Math.ceilDiv(channel.position(), ALIGNMENT) * (long) ALIGNMENT;
        channel.position(offset);
        FloatBuffer data = tensor.data();
        int width = format == NumberFormat.F32 ? Float.BYTES : Short.BYTES;
        ByteBuffer block =
                ByteBuffer.allocateDirect(Math.min(BLOCK_VALUES, data.limit()) * width)
                        .order(ByteOrder.LITTLE_ENDIAN);
        while (data.hasRemaining()) {
            block.clear();
            while (block.hasRemaining() && data.hasRemaining()) {
                put(block, data.get(), format);
            }
            block.flip();
            while (block.hasRemaining()) {
                channel.write(block);
            }
        }
        return new Place(offset, channel.position() - offset);
    }

    private static void put(ByteBuffer block, float number, NumberFormat format)
            throws CheckpointException {
        if (format == NumberFormat.F32) {
            block.putFloat(number);
            return;
        }
        short half = Float.floatToFloat16(number);
        if (Float.isFinite(number) && !Float.isFinite(Float.float16ToFloat(half))) {
            throw new CheckpointException(
                    "%s is too large for fp16; store the weights as fp32".formatted(number));
        }
        block.putShort(half);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
