package org.interweave.checkpoint;

import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A weight of a checkpoint and how a graph wants it stored: axes in another order, then reshaped.
 *
 * @param source its name in the checkpoint
 * @param shape its shape there
 * @param axes the checkpoint's axes in the order in which they are stored
 * @param storedShape its shape in the graph
 */
record StoredWeight(String source, Shape shape, List<Integer> axes, Shape storedShape) {
    /** A weight stored as it is. */
    static StoredWeight asIs(String source, Shape shape) {
        return reshaped(source, shape, shape);
    }

    /** A weight stored under another shape of the same numbers. */
    static StoredWeight reshaped(String source, Shape shape, Shape storedShape) {
        List<Integer> axes = IntStream.range(0, shape.rank()).boxed().toList();
        return new StoredWeight(source, shape, axes, storedShape);
    }

    /** A matrix stored as its transpose. */
    static StoredWeight transposed(String source, Shape shape) {
        Shape turned = Shape.of(shape.at(1), shape.at(0));
        return new StoredWeight(source, shape, List.of(1, 0), turned);
    }

    /**
     * Reads the weight and brings it into its order.
     *
     * @throws CheckpointException if the checkpoint has another shape
     */
    Tensor stored(TensorSource checkpoint) throws IOException {
        Tensor read = checkpoint.read(source);
        if (!read.shape().equals(shape)) {
            throw new CheckpointException(
                    "%s is %s, not %s".formatted(source, read.shape(), shape));
        }
        boolean ordered = IntStream.range(0, axes.size()).allMatch(i -> axes.get(i) == i);
        return (ordered ? read : permuted(read)).reshaped(storedShape);
    }

    private Tensor permuted(Tensor from) {
        int rank = shape.rank();
        int[] steps = new int[rank];
        int step = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            steps[axis] = step;
            step *= shape.at(axis);
        }
        FloatBuffer source = from.data();
        FloatBuffer target = Tensor.allocate(shape);
        int[] index = new int[rank];
        for (int i = 0, n = shape.count(); i < n; i++) {
            int at = 0;
            for (int k = 0; k < rank; k++) {
                at += index[k] * steps[axes.get(k)];
            }
            target.put(i, source.get(at));
            for (int k = rank - 1; k >= 0 && ++index[k] == shape.at(axes.get(k)); k--) {
                index[k] = 0;
            }
        }
        return Tensor.wrap(shape, target);
    }
}
