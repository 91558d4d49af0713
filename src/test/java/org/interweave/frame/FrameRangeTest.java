package org.interweave.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

class FrameRangeTest {
    private static FrameRange range(int start, int end) {
        return new FrameRange(start, end);
    }

    @Test
    void whatOverlapsOrTouchesIsOne() {
        assertEquals(
                List.of(range(0, 16), range(20, 28)),
                FrameRange.union(
                        List.of(
                                range(0, 8),
                                range(4, 12),
                                range(5, 6),
                                range(12, 16),
                                range(20, 28))));
        assertEquals(List.of(), FrameRange.union(List.of()));
    }
}
