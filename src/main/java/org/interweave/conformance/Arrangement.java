package org.interweave.conformance;

import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.nio.FloatBuffer;
import java.util.List;

/** Brings the numbers of a video into the order in which the authors' modules hand them on. */
final class Arrangement {
    private Arrangement() {}

    /**
     * A video as it is, as frames {@code [b*f, c, h, w]}, as frame tokens {@code [b*f, h*w, c]} or
     * as pixel tokens {@code [b*h*w, f, c]}, whichever has the shape; anything else as it is, but
     * for axes of length 1 before it.
     *
     * @param name says which tokens they are where the shape does not
     */
    static Tensor like(Shape wanted, Tensor value, String name) throws Misfit {
        Shape shape = value.shape();
        if (shape.equals(wanted)) {
            return value;
        }
        if (shape.rank() == 5) {
            int b = shape.at(0);
            int c = shape.at(1);
            int f = shape.at(2);
            int pixels = shape.at(3) * shape.at(4);
            Shape frames = Shape.of(b * f, c, shape.at(3), shape.at(4));
            Shape frameTokens = Shape.of(b * f, pixels, c);
            Shape pixelTokens = Shape.of(b * pixels, f, c);
            if (wanted.equals(frames)) {
                return permuted(value, 0, 2, 1, 3, 4).reshaped(wanted);
            }
            if (wanted.equals(pixelTokens)
                    && (!wanted.equals(frameTokens) || name.contains("temporal"))) {
                return permuted(value, 0, 3, 4, 2, 1).reshaped(wanted);
            }
            if (wanted.equals(frameTokens)) {
                return permuted(value, 0, 2, 3, 4, 1).reshaped(wanted);
            }
        } else if (withoutOnes(shape).equals(withoutOnes(wanted))) {
            return value.reshaped(wanted);
        }
        throw new Misfit(
                "%s: the case has %s, the program gives %s".formatted(name, wanted, shape));
    }

    private static List<Integer> withoutOnes(Shape shape) {
        return shape.extents().stream().dropWhile(e -> e == 1).toList();
    }

    /** Frames {@code [f, c, h, w]} as a video {@code [1, c, f, h, w]}. */
    static Tensor video(Tensor frames) throws Misfit {
        Shape shape = frames.shape();
        if (shape.rank() != 4) {
            throw new Misfit(shape + " are no frames");
        }
        Tensor one =
                frames.reshaped(Shape.of(1, shape.at(0), shape.at(1), shape.at(2), shape.at(3)));
        return permuted(one, 0, 2, 1, 3, 4);
    }

    private static Tensor permuted(Tensor from, int... axes) {
        Shape shape = from.shape();
        int rank = axes.length;
        int[] steps = new int[rank];
        int step = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            steps[axis] = step;
            step *= shape.at(axis);
        }
        Shape turned = shape;
        for (int k = 0; k < rank; k++) {
            turned = turned.with(k, shape.at(axes[k]));
        }
        FloatBuffer target = Tensor.allocate(turned);
        int[] index = new int[rank];
        for (int i = 0; i < step; i++) {
            int place = 0;
            for (int k = 0; k < rank; k++) {
                place += index[k] * steps[axes[k]];
            }
            target.put(i, from.get(place));
            for (int k = rank - 1; k >= 0 && ++index[k] == turned.at(k); k--) {
                index[k] = 0;
            }
        }
        return Tensor.wrap(turned, target);
    }
}
