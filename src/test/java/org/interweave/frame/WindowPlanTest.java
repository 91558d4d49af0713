package org.interweave.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class WindowPlanTest {
    @Test
    void everyFrameOfEveryShotLiesInAWindow() {
        for (int frames = 8; frames < 60; frames++) {
            for (int overlap = 0; overlap < 8; overlap++) {
                WindowPlan plan = new WindowPlan(frames, 8, overlap);
                int covered = 0;
                for (int i = 0; i < plan.count(); i++) {
                    FrameRange window = plan.window(i);
                    assertTrue(window.start() <= covered, "a gap before window " + i);
                    assertEquals(8, window.count());
                    covered = window.end();
                }
                assertEquals(frames, covered);
            }
        }
    }

    @Test
    void theLastWindowIsMovedBackAndOverlapsMore() {
        WindowPlan plan = new WindowPlan(13, 8, 4);
        assertEquals(3, plan.count());
        assertEquals(new FrameRange(5, 13), plan.window(2));
        assertEquals(7, plan.overlapBefore(2));
    }

    @Test
    void aShotShorterThanAWindowHasNoPlan() {
        assertThrows(IllegalArgumentException.class, () -> new WindowPlan(7, 8, 4));
    }

    @Test
    void reflectionDoesNotRepeatTheEndsAndWorksFromOneFrameOn() {
        assertEquals(
                List.of(0, 1, 2, 1, 0, 1, 2, 1),
                IntStream.range(0, 8).mapToObj(i -> WindowPlan.reflect(i, 3)).toList());
        assertEquals(
                List.of(0, 0, 0),
                IntStream.range(0, 3).mapToObj(i -> WindowPlan.reflect(i, 1)).toList());
    }
}
