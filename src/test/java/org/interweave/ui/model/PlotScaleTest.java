package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.FrameRange;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

class PlotScaleTest {
    private static final FrameRange SHOT = new FrameRange(10, 20);

    private static SortedMap<Integer, Double> curve(Map<Integer, Double> values) {
        return new TreeMap<>(values);
    }

    @Test
    void aClickGoesToTheFrameThatIsPaintedThere() {
        PlotScale scale = PlotScale.of(SHOT, List.of(), 500, 100);
        for (int frame = 10; frame < 20; frame++) {
            assertEquals(frame, scale.frame(scale.x(frame)));
        }
        assertEquals(10, scale.frame(-5));
        assertEquals(19, scale.frame(500));
    }

    @Test
    void everyNumberOfTheShotFitsIn() {
        PlotScale scale =
                PlotScale.of(SHOT, List.of(curve(Map.of(10, 2.0, 12, 4.0, 30, 99.0))), 500, 100);
        assertTrue(scale.y(4) > 0 && scale.y(4) < scale.y(2) && scale.y(2) < 100);
        assertTrue(scale.high() < 5, "what is outside the shot does not count");
    }

    @Test
    void aPsnrOfEqualsIsAtTheTopAndDoesNotStretchThePlot() {
        PlotScale scale =
                PlotScale.of(
                        SHOT,
                        List.of(curve(Map.of(10, 30.0, 11, 32.0, 12, Double.POSITIVE_INFINITY))),
                        500,
                        100);
        assertEquals(0, scale.y(Double.POSITIVE_INFINITY));
        assertTrue(scale.high() < 40);
    }

    @Test
    void theMarksAreRoundNumbersWithinThePlot() {
        FrameRange frames = new FrameRange(0, 10);
        assertEquals(
                List.of(0.0, 0.02, 0.04, 0.06),
                new PlotScale(frames, -0.004, 0.078, 100, 50).marks());
        assertEquals(List.of(30.0, 35.0, 40.0), new PlotScale(frames, 28, 41, 100, 50).marks());
        assertEquals(
                List.of(0.97, 0.98, 0.99), new PlotScale(frames, 0.965, 0.993, 100, 50).marks());
    }
}
