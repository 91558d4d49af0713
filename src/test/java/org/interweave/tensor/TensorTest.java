package org.interweave.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.List;

class TensorTest {
    private final Tensor counting = Tensor.generate(Shape.of(2, 3, 4), i -> i);

    @Test
    void elementsAreRowMajor() {
        assertEquals(1 * 12 + 2 * 4 + 3, counting.at(1, 2, 3));
    }

    @Test
    void aSliceOfAMiddleAxisKeepsTheOthers() {
        Tensor slice = counting.slice(1, 1, 3);
        assertEquals(Shape.of(2, 2, 4), slice.shape());
        assertEquals(counting.at(1, 2, 0), slice.at(1, 1, 0));
    }

    @Test
    void concatenatedSlicesAreTheWhole() {
        for (int axis = 0; axis < 3; axis++) {
            int extent = counting.shape().at(axis);
            Tensor whole =
                    Tensor.concat(
                            axis,
                            List.of(counting.slice(axis, 0, 1), counting.slice(axis, 1, extent)));
            assertArrayEquals(counting.toArray(), whole.toArray());
        }
    }

    @Test
    void aWrongNumberOfValuesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Tensor.of(Shape.of(2, 2), 1f, 2f, 3f));
    }

    @Test
    void tensorsOfDifferentShapesDoNotZip() {
        Tensor other = counting.reshaped(Shape.of(6, 4));
        assertThrows(IllegalArgumentException.class, () -> counting.zip(other, Double::sum));
    }
}
