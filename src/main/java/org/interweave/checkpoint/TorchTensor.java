package org.interweave.checkpoint;

import org.interweave.tensor.Shape;

import java.util.List;

/**
 * Where a tensor's elements lie in its storage.
 *
 * <p>The element at index {@code i} is number {@code offset + sum(i[k] * strides[k])}.
 *
 * @param strides one an axis, at least 0
 */
record TorchTensor(TorchStorage storage, long offset, Shape shape, List<Long> strides) {
    TorchTensor {
        strides = List.copyOf(strides);
        if (strides.size() != shape.rank() || strides.stream().anyMatch(s -> s < 0)) {
            throw new IllegalArgumentException("strides %s for %s".formatted(strides, shape));
        }
        // An expanded view may say that one number is a billion: refused before any memory is
        // taken.
        if (shape.count() > storage.count()) {
            throw new IllegalArgumentException(
                    "%s has more elements than the %d stored".formatted(shape, storage.count()));
        }
        if (shape.count() > 0 && (offset < 0 || offset + reach(shape, strides) > storage.count())) {
            throw new IllegalArgumentException(
                    "%s at %d leaves its %d numbers".formatted(shape, offset, storage.count()));
        }
    }

    /** Numbers from the first element to the last, both counted. */
    private static long reach(Shape shape, List<Long> strides) {
        long reach = 1;
        for (int axis = 0; axis < shape.rank(); axis++) {
            reach =
                    Math.addExact(
                            reach, Math.multiplyExact(shape.at(axis) - 1L, strides.get(axis)));
        }
        return reach;
    }

    long reach() {
        return shape.count() == 0 ? 0 : reach(shape, strides);
    }

    /** Whether the elements lie one after another in row-major order. */
    boolean contiguous() {
        long expected = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            if (shape.at(axis) > 1 && strides.get(axis) != expected) {
                return false;
            }
            expected *= shape.at(axis);
        }
        return true;
    }
}
