package org.interweave.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.interweave.frame.AuthorsWindows;
import org.interweave.frame.WindowPlan;
import org.interweave.frame.Windows;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;

class NoiseOrderTest {
    private static String letters(List<Integer> frames) {
        StringBuilder word = new StringBuilder();
        frames.forEach(f -> word.append((char) ('A' + f)));
        return word.toString();
    }

    private static List<String> words(NoiseReuse reuse, Windows windows) {
        return NoiseOrder.of(reuse, windows, 10).windows().stream()
                .map(NoiseOrderTest::letters)
                .toList();
    }

    @Test
    void rearrangedNoiseIsThePapersFigure() {
        assertEquals(
                List.of("ABCDEFGH", "EFGHDCBA", "DCBAHGFE", "HGFEABCD"),
                words(NoiseReuse.REARRANGE, new WindowPlan(20, 8, 4)));
    }

    @Test
    void noNoiseComesTwiceInAWindowOfAnyPlan() {
        for (NoiseReuse reuse : NoiseReuse.values()) {
            for (int frames = 8; frames < 40; frames++) {
                for (int overlap = 0; overlap < 8; overlap++) {
                    WindowPlan plan = new WindowPlan(frames, 8, overlap);
                    for (List<Integer> window : NoiseOrder.of(reuse, plan, 1).windows()) {
                        assertEquals(8, new HashSet<>(window).size());
                    }
                }
            }
        }
    }

    @Test
    void aFrameHasOneNoiseInAllItsWindowsUnlessTheyAreTheSame() {
        WindowPlan plan = new WindowPlan(21, 8, 5);
        for (NoiseReuse reuse :
                List.of(NoiseReuse.REARRANGE, NoiseReuse.SHUFFLE, NoiseReuse.INDEPENDENT)) {
            List<List<Integer>> order = NoiseOrder.of(reuse, plan, 1).windows();
            for (int i = 1; i < plan.count(); i++) {
                int shared = plan.overlapBefore(i);
                assertEquals(
                        order.get(i - 1).subList(8 - shared, 8), order.get(i).subList(0, shared));
            }
        }
        assertEquals(
                List.of("ABCDEFGH", "ABCDEFGH"), words(NoiseReuse.SAME, new WindowPlan(12, 8, 4)));
    }

    @Test
    void shuffledNoiseFollowsFromTheSeed() {
        Windows windows = new AuthorsWindows(64);
        NoiseOrder order = NoiseOrder.of(NoiseReuse.SHUFFLE, windows, 10);
        assertEquals(order, NoiseOrder.of(NoiseReuse.SHUFFLE, windows, 10));
        assertNotEquals(order, NoiseOrder.of(NoiseReuse.SHUFFLE, windows, 11));
    }

    @Test
    void aRecordedOrderIsKept() {
        // With the order kept, as in the golden end-to-end case: frames 8 to 11 repeat 0 to 3.
        NoiseOrder order =
                NoiseOrder.reusing(new AuthorsWindows(12), (_, _) -> List.of(0, 1, 2, 3));
        assertEquals("EFGHABCD", letters(order.windows().get(1)));
    }

    @Test
    void aShortLastWindowTakesWhatItNeeds() {
        assertEquals(
                List.of("ABCDEFGH", "EFGHDCBA", "DCBAH"),
                words(NoiseReuse.REARRANGE, new AuthorsWindows(13)));
    }
}
