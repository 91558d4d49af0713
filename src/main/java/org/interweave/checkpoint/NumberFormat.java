package org.interweave.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** How a stored number becomes fp32; little-endian. */
enum NumberFormat {
    F64(8),
    F32(4),
    F16(2),
    BF16(2),
    I64(8),
    I32(4),
    I16(2),
    I8(1),
    U8(1),
    BOOL(1);

    private final int bytes;

    NumberFormat(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one number. */
    int bytes() {
        return bytes;
    }

    /** The number at a byte offset. */
    float read(ByteBuffer source, int offset) {
        return switch (this) {
            case F64 -> (float) source.getDouble(offset);
            case F32 -> source.getFloat(offset);
            case F16 -> Float.float16ToFloat(source.getShort(offset));
            case BF16 -> Float.intBitsToFloat(source.getShort(offset) << 16);
            case I64 -> source.getLong(offset);
            case I32 -> source.getInt(offset);
            case I16 -> source.getShort(offset);
            case I8 -> source.get(offset);
            case U8 -> source.get(offset) & 0xFF;
            case BOOL -> source.get(offset) == 0 ? 0 : 1;
        };
    }

    /** Reads consecutive numbers into a buffer, from its position to its limit. */
    void readAll(ByteBuffer source, FloatBuffer target) {
        ByteBuffer from = source.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (this == F32) {
            target.put(from.asFloatBuffer().limit(target.remaining()));
            return;
        }
        for (int offset = 0; target.hasRemaining(); offset += bytes) {
            target.put(read(from, offset));
        }
    }
}
