package org.interweave.train;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.interweave.tensor.Shape;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * All trained numbers in one row of memory, and each named tensor as a part of it, so that an
 * optimizer or a file sees one tensor and a network many.
 */
final class Weights {
    private final Map<String, Shape> shapes;
    private final Tensor all;
    private final Map<String, Tensor> parts = new LinkedHashMap<>();

    private Weights(Map<String, Shape> shapes) {
        this.shapes = Map.copyOf(shapes);
        int count = shapes.values().stream().mapToInt(Shape::count).sum();
        all = zeros(count);
        int at = 0;
        for (Map.Entry<String, Shape> entry : shapes.entrySet()) {
            int length = entry.getValue().count();
            long[] extents =
                    entry.getValue().extents().stream().mapToLong(Integer::longValue).toArray();
            parts.put(entry.getKey(), all.narrow(0, at, length).view(extents).detach());
            at += length;
        }
    }

    /** Zeros of these names and shapes, in this order. Kept until the program ends. */
    static Weights of(Map<String, Shape> shapes) {
        return new Weights(new LinkedHashMap<>(shapes));
    }

    static Tensor zeros(int count) {
        return Tensor.create(new float[count]);
    }

    Tensor all() {
        return all;
    }

    /** The names, in the order of memory. */
    Iterable<String> names() {
        return parts.keySet();
    }

    Map<String, Shape> shapes() {
        return shapes;
    }

    Tensor get(String name) {
        Tensor part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("no weight " + name);
        }
        return part;
    }

    /** The part of a row of as many numbers that belongs to a tensor, in its shape. */
    Tensor part(Tensor row, String name) {
        long at = 0;
        for (Map.Entry<String, Tensor> part : parts.entrySet()) {
            Tensor tensor = part.getValue();
            if (part.getKey().equals(name)) {
                return row.narrow(0, at, tensor.numel()).view(tensor.shape());
            }
            at += tensor.numel();
        }
        throw new IllegalArgumentException("no weight " + name);
    }

    /** Fills one tensor. */
    void set(String name, float[] values) {
        FloatBuffer buffer = get(name).createBuffer();
        buffer.put(0, values);
    }

    /** One tensor's numbers, copied. */
    float[] values(String name) {
        FloatBuffer buffer = get(name).createBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    /**
     * Makes backward add the gradients of the chosen tensors, and of all norms, to {@code
     * gradient}, of one row.
     *
     * <p>libtorch 2.10's backward of a group norm over channels-last numbers writes beside its
     * memory when scale and bias want no gradient, so they always want one.
     */
    void require(Predicate<String> chosen, Tensor gradient) {
        try (NoGradGuard _ = new NoGradGuard()) {
            long at = 0;
            for (Map.Entry<String, Tensor> part : parts.entrySet()) {
                Tensor tensor = part.getValue();
                long count = tensor.numel();
                boolean wanted = chosen.test(part.getKey()) || part.getKey().contains("norm");
                tensor.set_requires_grad(wanted);
                if (wanted) {
                    long[] extents = tensor.shape();
                    tensor.mutable_grad().put(gradient.narrow(0, at, count).view(extents).detach());
                }
                at += count;
            }
        }
    }

    /** A row with one number for all of each tensor. */
    Tensor row(ToDoubleFunction<String> number) {
        float[] row = new float[(int) all.numel()];
        int at = 0;
        for (Map.Entry<String, Tensor> part : parts.entrySet()) {
            int count = (int) part.getValue().numel();
            Arrays.fill(row, at, at + count, (float) number.applyAsDouble(part.getKey()));
            at += count;
        }
        return Tensor.create(row);
    }

    /** Takes over another's numbers. */
    void copyFrom(Tensor row) {
        try (NoGradGuard _ = new NoGradGuard()) {
            all.copy_(row);
        }
    }
}
