package org.interweave.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.FlowField;
import org.interweave.frame.OpticalFlow;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.DisFlow;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ClipMeterTest {
    private static final Size SIZE = new Size(96, 64);

    /** Everything moves right by 2 pixels a frame, and left on the way back. */
    private static final OpticalFlow RIGHT =
            (from, to) -> {
                float dx = from.at(0, 0, 0) < to.at(0, 0, 0) ? 2 : -2;
                float[] vectors = new float[2 * SIZE.pixels()];
                for (int i = 0; i < vectors.length; i += 2) {
                    vectors[i] = dx;
                }
                return FlowField.of(SIZE, vectors);
            };

    /** A moving pattern; the first sample is the frame's number, for the flow above. */
    private static Picture frame(int index, double offset) {
        return Pictures.of(
                SIZE,
                (c, y, x) ->
                        c + y + x == 0
                                ? index / 255.0
                                : Math.floorMod(37 * (x - 2 * index) + 11 * y + c, 100) / 255.0
                                        + offset);
    }

    @Test
    void whatMovesAsTheFlowSaysHasNoWarpingError() {
        Correspondence same = Correspondence.of(RIGHT, frame(1, 0), frame(2, 0));
        assertEquals((SIZE.width() - 2.0) / SIZE.width(), same.seenShare(), 1e-9);
        // The first sample is another number in either frame.
        double marker = Math.pow(1 / 255.0, 2) + 0.01;
        assertEquals(0, same.warpingError(frame(1, 0), frame(2, 0)), 1000 * marker / 3 / 5828);
    }

    @Test
    void aStepInBrightnessIsItsSquareInThousandths() {
        Correspondence same = Correspondence.of(RIGHT, frame(1, 0), frame(2, 0));
        double step = 51 / 255.0;
        assertEquals(1000 * step * step, same.warpingError(frame(1, 0), frame(2, step)), 0.01);
    }

    @Test
    void whatIsHiddenDoesNotCount() {
        OpticalFlow torn =
                (from, to) -> {
                    float[] vectors = new float[2 * SIZE.pixels()];
                    if (from.at(0, 0, 0) > to.at(0, 0, 0)) {
                        Arrays.fill(vectors, 0, vectors.length / 2, 9);
                    }
                    return FlowField.of(SIZE, vectors);
                };
        Picture before = Pictures.of(SIZE, (c, y, x) -> 0);
        Picture after = Pictures.of(SIZE, (c, y, x) -> c + y + x == 0 ? 0.1 : y < 32 ? 1 : 0);
        Correspondence same = Correspondence.of(torn, before, after);
        assertEquals(0.5, same.seenShare(), 1e-9);
        assertEquals(0, same.warpingError(before, after), 1e-9);
    }

    @Test
    void flickerIsTheMeanDifference() {
        Picture dark = Pictures.of(SIZE, (_, _, _) -> 0.2);
        Picture light = Pictures.of(SIZE, (_, _, _) -> 0.6);
        assertEquals(0.6, Flicker.between(dark, light), 1e-6);
        assertEquals(1, Flicker.between(dark, dark));
    }

    @Test
    void backgroundConsistencyIsTheMeanOfTwoCosines() throws Exception {
        // Features at angles of 0, 60 and 90 degrees.
        double[] angles = {0, Math.PI / 3, Math.PI / 2};
        BackgroundConsistency measure =
                new BackgroundConsistency(
                        p -> {
                            double angle = angles[Math.round(255 * p.at(0, 0, 0))];
                            return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
                        });
        assertTrue(measure.next(frame(0, 0)).isEmpty());
        assertEquals(0.5, measure.next(frame(1, 0)).orElseThrow(), 1e-6);
        assertEquals(Math.cos(Math.PI / 6) / 2, measure.next(frame(2, 0)).orElseThrow(), 1e-6);
        measure.startShot();
        assertTrue(measure.next(frame(1, 0)).isEmpty());
    }

    @Test
    void aBlurredOrFlickeringClipIsToldFromASteadyOne() throws Exception {
        DisFlow flow = new DisFlow(DisFlow.Preset.MEDIUM);
        ClipMeter steady = new ClipMeter(ClipMeter.USUAL, flow, List.of());
        ClipMeter flickering = new ClipMeter(ClipMeter.USUAL, flow, List.of());
        for (int i = 0; i < 5; i++) {
            Picture truth = Pictures.waves(SIZE, 1.5 * i);
            steady.push(truth, Optional.of(truth));
            flickering.push(Pictures.noisy(truth, 0.1, i), Optional.of(truth));
        }
        double calm = steady.table().mean(ClipMeter.WARPING).orElseThrow();
        double wild = flickering.table().mean(ClipMeter.WARPING).orElseThrow();
        assertTrue(calm < 0.2, "steady " + calm);
        // Two independent noises: the square of 0.1 over 12, twice, less what sampling between
        // pixels averages away.
        double expected = 1000 * 0.01 / 12 * 2;
        assertTrue(wild > expected / 2 && wild < expected * 1.2, wild + " of " + expected);
    }

    @Test
    void measuresOfTwoFramesDoNotCrossCuts() throws Exception {
        ClipMeter meter = new ClipMeter(List.of(), RIGHT, List.of());
        assertFalse(meter.push(frame(1, 0), Optional.empty()).containsKey("tf"));
        assertTrue(meter.push(frame(2, 0), Optional.empty()).containsKey("tf"));
        meter.startShot();
        assertFalse(meter.push(frame(3, 0), Optional.empty()).containsKey("e_warp"));
    }

    @Test
    void tablesAreWrittenAsJsonAndCsv() {
        Measure psnr = Measure.higher("psnr", "dB");
        Measure tf = Measure.higher("tf", "");
        ScoreTable table =
                new ScoreTable(
                        List.of(psnr, tf),
                        List.of(Map.of("psnr", 30.0), Map.of("psnr", 32.0, "tf", 0.5)));
        assertEquals("frame,psnr,tf\n0,30.0,\n1,32.0,0.5\nmean,31.0,0.5\n", table.csv());
        assertEquals(31, table.json().at("/clip/psnr").asDouble());
        assertEquals("higher", table.json().at("/measures/0/better").asText());
        assertTrue(table.json().at("/frames/0/tf").isMissingNode());
    }
}
