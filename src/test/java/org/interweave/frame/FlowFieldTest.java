package org.interweave.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FlowFieldTest {
    private static final Size SIZE = new Size(12, 8);

    private static FlowField everywhere(float dx, float dy) {
        float[] vectors = new float[2 * SIZE.pixels()];
        for (int i = 0; i < SIZE.pixels(); i++) {
            vectors[2 * i] = dx;
            vectors[2 * i + 1] = dy;
        }
        return FlowField.of(SIZE, vectors);
    }

    @Test
    void aPixelHasTheVectorOfItsPlace() {
        float[] vectors = new float[2 * SIZE.pixels()];
        vectors[2 * (3 * 12 + 5)] = 1.5f;
        vectors[2 * (3 * 12 + 5) + 1] = -2;
        FlowField field = FlowField.of(SIZE, vectors);
        assertEquals(1.5f, field.dx(3, 5));
        assertEquals(-2, field.dy(3, 5));
        assertEquals(0, field.dx(5, 3));
    }

    @Test
    void motionThereAndBackReturns() {
        assertTrue(everywhere(2.5f, -1).returns(everywhere(-2.5f, 1), 4, 5));
    }

    @Test
    void motionThatGoesOnDoesNotReturn() {
        assertFalse(everywhere(2.5f, -1).returns(everywhere(2.5f, -1), 4, 5));
    }

    @Test
    void fastMotionMayMissByMoreThanSlowMotion() {
        // The square of the gap is bounded by a half and a hundredth of both motions' squares.
        assertTrue(everywhere(0, 0).returns(everywhere(0.7f, 0), 4, 5));
        assertFalse(everywhere(0, 0).returns(everywhere(0.72f, 0), 4, 5));
        assertTrue(everywhere(6, 0).returns(everywhere(-6.9f, 0), 4, 2));
    }

    @Test
    void whatLeavesThePictureIsNotSeenInBoth() {
        assertFalse(everywhere(7, 0).returns(everywhere(-7, 0), 4, 5));
        assertTrue(everywhere(6, 0).returns(everywhere(-6, 0), 4, 5));
        assertFalse(everywhere(0, -4.1f).returns(everywhere(0, 4.1f), 4, 5));
    }

    @Test
    void twoValuesAreNeededForEachPixel() {
        assertThrows(IllegalArgumentException.class, () -> FlowField.of(SIZE, new float[5]));
    }
}
