package org.interweave.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * Read-only fp32 numbers with a shape, row-major, in memory that native libraries read in place.
 *
 * <p>The memory is freed with the object; nothing needs closing.
 */
public final class Tensor {
    /** Elements worked on at a time: arrays are faster than buffers, and these fit the cache. */
    private static final int RUN = 4096;

    private final Shape shape;
    private final FloatBuffer data;

    private Tensor(Shape shape, FloatBuffer data) {
        this.shape = shape;
        this.data = data;
    }

    /** Uninitialised memory for {@code shape}; fill it and hand it to {@link #wrap}. */
    public static FloatBuffer allocate(Shape shape) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(shape.count(), Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /**
     * A tensor over {@code data} from its position 0 to its limit, handed over: the caller must not
     * write to it again.
     *
     * @throws IllegalArgumentException if the buffer is not direct or holds another number of
     *     values
     */
    public static Tensor wrap(Shape shape, FloatBuffer data) {
        FloatBuffer whole = data.duplicate().rewind();
        if (!whole.isDirect() || whole.remaining() != shape.count()) {
            throw new IllegalArgumentException(whole + " for " + shape);
        }
        return new Tensor(shape, whole);
    }

    /** A tensor of the given values, copied. */
    public static Tensor of(Shape shape, float... values) {
        FloatBuffer data = allocate(shape);
        if (values.length != shape.count()) {
            throw new IllegalArgumentException(values.length + " values for " + shape);
        }
        data.put(values);
        return wrap(shape, data);
    }

    /** A tensor whose element at each flat index is given by a function. */
    public static Tensor generate(Shape shape, IntToDoubleFunction value) {
        FloatBuffer data = allocate(shape);
        for (int i = 0, n = shape.count(); i < n; i++) {
            data.put(i, (float) value.applyAsDouble(i));
        }
        return wrap(shape, data);
    }

    /** The extents. */
    public Shape shape() {
        return shape;
    }

    /** The element at a flat row-major index. */
    public float get(int index) {
        return data.get(index);
    }

    /** The element at one index an axis. */
    public float at(int... index) {
        int flat = 0;
        for (int axis = 0; axis < index.length; axis++) {
            flat = flat * shape.at(axis) + index[axis];
        }
        return data.get(flat);
    }

    /** A read-only view of all elements, direct and in native byte order. */
    public FloatBuffer data() {
        return data.asReadOnlyBuffer();
    }

    /** All elements, copied. */
    public float[] toArray() {
        float[] values = new float[shape.count()];
        data.get(0, values);
        return values;
    }

    /** The same elements under another shape of the same count. */
    public Tensor reshaped(Shape other) {
        return wrap(other, data);
    }

    /** The part {@code [from, to)} of one axis. */
    public Tensor slice(int axis, int from, int to) {
        if (from == 0 && to == shape.at(axis)) {
            return this;
        }
        int outer = shape.product(0, axis);
        int inner = shape.product(axis + 1, shape.rank());
        Shape part = shape.with(axis, to - from);
        FloatBuffer result = allocate(part);
        for (int o = 0; o < outer; o++) {
            result.put(
                    o * (to - from) * inner,
                    data,
                    (o * shape.at(axis) + from) * inner,
                    (to - from) * inner);
        }
        return wrap(part, result);
    }

    /** The part of every picture that lies in a region; the last two axes are rows and columns. */
    public Tensor crop(Region region) {
        int rows = shape.rank() - 2;
        return slice(rows, region.top(), region.bottom())
                .slice(rows + 1, region.left(), region.right());
    }

    /** The parts one after another along an axis; all other extents must agree. */
    public static Tensor concat(int axis, List<Tensor> parts) {
        Shape first = parts.getFirst().shape;
        int extent = parts.stream().mapToInt(t -> t.shape.at(axis)).sum();
        Shape whole = first.with(axis, extent);
        int outer = first.product(0, axis);
        int inner = first.product(axis + 1, first.rank());
        FloatBuffer result = allocate(whole);
        int offset = 0;
        for (Tensor part : parts) {
            if (!part.shape.with(axis, 0).equals(first.with(axis, 0))) {
                throw new IllegalArgumentException(part.shape + " beside " + first);
            }
            int run = part.shape.at(axis) * inner;
            for (int o = 0; o < outer; o++) {
                result.put(o * extent * inner + offset, part.data, o * run, run);
            }
            offset += run;
        }
        return wrap(whole, result);
    }

    /** Each element through a function. */
    public Tensor map(DoubleUnaryOperator function) {
        FloatBuffer result = allocate(shape);
        float[] run = new float[Math.min(RUN, shape.count())];
        for (int start = 0; start < shape.count(); start += RUN) {
            int length = Math.min(RUN, shape.count() - start);
            data.get(start, run, 0, length);
            for (int i = 0; i < length; i++) {
                run[i] = (float) function.applyAsDouble(run[i]);
            }
            result.put(start, run, 0, length);
        }
        return wrap(shape, result);
    }

    /** Each pair of elements of two tensors of one shape through a function. */
    public Tensor zip(Tensor other, DoubleBinaryOperator function) {
        if (!shape.equals(other.shape)) {
            throw new IllegalArgumentException(shape + " with " + other.shape);
        }
        FloatBuffer result = allocate(shape);
        float[] run = new float[Math.min(RUN, shape.count())];
        float[] others = new float[run.length];
        for (int start = 0; start < shape.count(); start += RUN) {
            int length = Math.min(RUN, shape.count() - start);
            data.get(start, run, 0, length);
            other.data.get(start, others, 0, length);
            for (int i = 0; i < length; i++) {
                run[i] = (float) function.applyAsDouble(run[i], others[i]);
            }
            result.put(start, run, 0, length);
        }
        return wrap(shape, result);
    }
}
