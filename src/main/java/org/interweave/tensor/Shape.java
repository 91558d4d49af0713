package org.interweave.tensor;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The extents of a tensor, outermost first; video is {@code [batch, channels, frames, height,
 * width]}.
 *
 * @param extents each at least 0; none for a single number
 */
public record Shape(List<Integer> extents) {
    public Shape {
        extents = List.copyOf(extents);
        if (extents.stream().anyMatch(e -> e < 0)) {
            throw new IllegalArgumentException(extents.toString());
        }
    }

    /** The shape with these extents. */
    public static Shape of(int... extents) {
        return new Shape(IntStream.of(extents).boxed().toList());
    }

    /** The number of axes. */
    public int rank() {
        return extents.size();
    }

    /** The extent of an axis; negative axes count from the last. */
    public int at(int axis) {
        return extents.get(axis < 0 ? axis + rank() : axis);
    }

    /** The number of elements. */
    public int count() {
        return product(0, rank());
    }

    /** The number of elements below one index of axes {@code [from, to)}. */
    int product(int from, int to) {
        int product = 1;
        for (int axis = from; axis < to; axis++) {
            product = Math.multiplyExact(product, extents.get(axis));
        }
        return product;
    }

    /** This shape with another extent on one axis. */
    public Shape with(int axis, int extent) {
        int wanted = axis < 0 ? axis + rank() : axis;
        return new Shape(
                IntStream.range(0, rank())
                        .mapToObj(i -> i == wanted ? Integer.valueOf(extent) : extents.get(i))
                        .toList());
    }

    @Override
    public String toString() {
        return extents.stream().map(String::valueOf).collect(Collectors.joining("x", "[", "]"));
    }
}
