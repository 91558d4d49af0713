package org.interweave.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;

class TrustTest {
    private static final Size LARGE = new Size(160, 96);
    private static final Size SMALL = new Size(40, 24);
    private static final Picture TRUTH =
            Pictures.of(
                    LARGE,
                    (c, y, x) ->
                            0.5 + 0.2 * Math.sin(x / 3.0 + c) + 0.2 * Math.cos(y / 4.0 - x / 17.0));

    private static Picture source(double blur, double noise) {
        return Pictures.noisy(new Fidelity(blur).reduced(TRUTH, SMALL), noise, 5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 0.65, 1, 1.6})
    void theBlurOfTheSourceIsFound(double blur) {
        assertEquals(blur, Fidelity.estimate(List.of(TRUTH), List.of(source(blur, 0.05))).blur());
    }

    @Test
    void aFaithfulFrameLeavesNextToNothingEvenOfANoisySource() {
        Picture source = source(0.65, 0.1);
        Fidelity.Residual residual = new Fidelity(0.65).residual(TRUTH, source);
        // Uniform noise of 0.1 has a deviation of 7.4 levels; over the pixels that must agree, 1.4.
        assertEquals(
                255 * 0.1 / Math.sqrt(12) / (2 * 1.5 * Math.sqrt(Math.PI)), residual.score(), 0.4);
        assertFalse(residual.alarms(3));
    }

    @Test
    void whatIsInventedIsSeenWhereItIs() {
        Picture source = source(0.65, 0.02);
        Picture invented =
                Pictures.of(
                        LARGE,
                        (c, y, x) ->
                                TRUTH.at(c, y, x) + (Math.hypot(x - 40, y - 40) < 16 ? 0.3 : 0));
        Fidelity.Residual residual = new Fidelity(0.65).residual(invented, source);
        assertTrue(residual.alarms(3), residual.score() + " levels");
        assertTrue(residual.map().at(10, 10) > 0.15, "at the disc");
        assertTrue(residual.map().at(10, 30) < 0.02, "far from it");
        double share = Math.PI * 16 * 16 / LARGE.pixels();
        assertEquals(share, residual.map().shareAbove(0.1), 0.02);
    }

    @Test
    void seedsThatDisagreeShowWhere() {
        Picture a = Pictures.of(SMALL, (_, _, x) -> x < 20 ? 0.4 : 0.2);
        Picture b = Pictures.of(SMALL, (_, _, x) -> x < 20 ? 0.4 : 0.6);
        ScalarMap map = SeedVariance.of(List.of(a, b));
        assertEquals(0, map.at(3, 5), 1e-6);
        assertEquals(0.4 / Math.sqrt(2), map.at(3, 25), 1e-5);
        assertEquals(0.2 / Math.sqrt(2), map.mean(), 1e-5);
        assertThrows(IllegalArgumentException.class, () -> SeedVariance.of(List.of(a)));
    }

    // Exact: sums of binomial coefficients over powers of two.
    @ParameterizedTest
    @CsvSource({
        "10, 9, 0.0107421875, 0.021484375",
        "10, 5, 0.623046875, 1",
        "10, 0, 1, 0.001953125",
        "16, 12, 0.0384063720703125, 0.076812744140625",
        "0, 0, 1, 1"
    })
    void blindTestsGiveTheBinomialPValue(int trials, int hits, double one, double two) {
        BlindTest test = new BlindTest(trials, hits);
        assertEquals(one, test.oneSided(), 1e-12);
        assertEquals(two, test.twoSided(), 1e-12);
    }

    @Test
    void manyTrialsAreCountedToo() {
        // Normal approximation with continuity correction: z = (1059.5 - 1000) / sqrt(500).
        assertEquals(0.00389, new BlindTest(2000, 1060).oneSided(), 0.0001);
    }

    @Test
    void sidesAreSwappedFairlyAndTheSameForASeed() {
        int swapped = 0;
        for (int trial = 0; trial < 1000; trial++) {
            swapped += BlindTest.swapped(7, trial) ? 1 : 0;
            assertEquals(BlindTest.swapped(7, trial), BlindTest.swapped(7, trial));
        }
        assertEquals(500, swapped, 60);
        assertNotEquals(
                IntStream.range(0, 64).mapToObj(i -> BlindTest.swapped(1, i)).toList(),
                IntStream.range(0, 64).mapToObj(i -> BlindTest.swapped(2, i)).toList());
        assertEquals(new BlindTest(2, 1), new BlindTest(0, 0).answered(true).answered(false));
    }
}
