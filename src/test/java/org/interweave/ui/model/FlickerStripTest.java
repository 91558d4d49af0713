package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.metrics.AddedFlicker;
import org.interweave.project.Clip;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

class FlickerStripTest {
    /** Three shots: frames 0 to 30, 30 to 60, 60 to 90. */
    private final Clip clip = Sessions.clip(Sessions.ofThreeShots());

    private FlickerStrip strip(IntToDoubleFunction added) {
        NavigableMap<Integer, Map<String, Double>> best = new TreeMap<>();
        for (int f = 31; f < 60; f++) {
            best.put(f, Map.of(AddedFlicker.MEASURE.name(), added.applyAsDouble(f)));
        }
        return FlickerStrip.of(new Scores(List.of(new TreeMap<>(), best)), clip);
    }

    @Test
    void whatKeepsTheTimeOfWindowsIsToldApart() {
        // Windows of eight frames with stride four, from the shot's first frame on.
        FlickerStrip strip = strip(f -> f >= 38 && (f - 30) % 4 == 0 ? 3 : 1);
        assertEquals(Set.of(38, 42, 46, 50, 54, 58), strip.atWindows().keySet());
        assertEquals(2, strip.atWindows().getOrDefault(38, 0.0), 1e-9);
        assertEquals(3, strip.most());
    }

    @Test
    void whatKeepsTheTimeOfChunksIsToldApart() {
        // The decoder's chunks of eight share three: the next alone from frames 8, 13, 18 on.
        Set<Integer> joins = FlickerStrip.joins(clip, 1).chunks();
        assertEquals(Set.of(38, 43, 48, 53, 58), joins);
        FlickerStrip strip = strip(f -> joins.contains(f) ? 2 : 0.5);
        assertEquals(joins, strip.atChunks().keySet());
        assertTrue(strip.atWindows().keySet().stream().allMatch(joins::contains));
    }

    @Test
    void theNextWorstIsThePeakAfterTheOneAtThePlayhead() {
        FlickerStrip strip =
                strip(f -> f == 35 ? 5 : f == 36 ? 4.9 : f == 50 ? 4 : f == 40 ? 1 : 0);
        assertEquals(List.of(35, 50, 40), strip.peaks());
        assertEquals(OptionalInt.of(35), strip.nextWorst(0));
        assertEquals(OptionalInt.of(50), strip.nextWorst(35));
        assertEquals(OptionalInt.of(40), strip.nextWorst(50));
        assertEquals(OptionalInt.of(35), strip.nextWorst(40));
    }

    @Test
    void aSteadierFilmHasNoWorst() {
        assertEquals(OptionalInt.empty(), strip(_ -> -1).nextWorst(3));
        assertEquals(OptionalInt.empty(), FlickerStrip.NONE.nextWorst(3));
    }
}
