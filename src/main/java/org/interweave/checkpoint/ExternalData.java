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
    private final NumberFormat format;

    private ExternalData(FileChannel channel, NumberFormat format) {
        this.channel = channel;
        this.format = format;
    }

    /** Where a tensor lies, in bytes. */
    record Place(long offset, long bytes) {}

    /** Starts a new file of fp32 or fp16 numbers, little-endian. */
    static ExternalData create(Path file, NumberFormat format) throws IOException {
        if (format != NumberFormat.F32 && format != NumberFormat.F16) {
            throw new IllegalArgumentException(format.toString());
        }
        return new ExternalData(
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE),
                format);
    }

    /** Writes a tensor at the next aligned place. */
    Place append(Tensor tensor) throws IOException {
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
                put(block, data.get());
            }
            block.flip();
            while (block.hasRemaining()) {
                channel.write(block);
            }
        }
        return new Place(offset, channel.position() - offset);
    }

    private void put(ByteBuffer block, float number) {
        if (format == NumberFormat.F32) {
            block.putFloat(number);
        } else {
            block.putShort(Float.floatToFloat16(number));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
