package org.interweave.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class CounterNoiseTest {
    private static final CounterNoise NOISE = new CounterNoise(10, 0);

    private static double correlation(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.shape().count(); i++) {
            sum += a.get(i) * b.get(i);
        }
        return sum / a.shape().count();
    }

    @Test
    void quantilesAreThoseOfTheNormalDistribution() {
        // Python 3.11, statistics.NormalDist().inv_cdf.
        assertEquals(0, StandardNormal.quantile(0.5));
        assertEquals(-1.2815515655446008, StandardNormal.quantile(0.1), 1e-15);
        assertEquals(-0.5244005127080407, StandardNormal.quantile(0.3), 1e-15);
        assertEquals(-3.090232306167813, StandardNormal.quantile(0.001), 1e-14);
        assertEquals(4.753424308817089, StandardNormal.quantile(0.999999), 1e-10);
        assertEquals(-5.9978070150076865, StandardNormal.quantile(1e-9), 1e-14);
        assertEquals(-8.292361075813595, StandardNormal.quantile(0x1p-54), 1e-14);
    }

    @Test
    void aTileHoldsTheNumbersOfTheWhole() {
        Tensor whole = NOISE.at(List.of(3, 4), 2, Region.whole(16, 12));
        Tensor tile = NOISE.at(List.of(4), 2, new Region(5, 9, 2, 8));
        Tensor part = whole.slice(2, 1, 2).slice(3, 5, 9).slice(4, 2, 8);
        assertArrayEquals(part.toArray(), tile.toArray());
    }

    @Test
    void theNumbersOfASeedNeverChange() {
        // The same formula in Python 3.11, with statistics.NormalDist().inv_cdf.
        Tensor noise = NOISE.at(List.of(0), 1, Region.whole(1, 4));
        assertArrayEquals(
                new float[] {-1.1732956f, 1.3377362f, -0.45783553f, 0.30260983f},
                noise.toArray(),
                1e-7f);
    }

    @Test
    void theNumbersHaveMeanZeroAndVarianceOne() {
        Tensor noise = NOISE.at(List.of(0, 1), 4, Region.whole(256, 256));
        int n = noise.shape().count();
        double sum = 0;
        double squares = 0;
        double fourth = 0;
        for (int i = 0; i < n; i++) {
            double x = noise.get(i);
            sum += x;
            squares += x * x;
            fourth += x * x * x * x;
        }
        // Five standard errors of each moment.
        assertEquals(0, sum / n, 5 / Math.sqrt(n));
        assertEquals(1, squares / n, 5 * Math.sqrt(2.0 / n));
        assertEquals(3, fourth / n, 5 * Math.sqrt(96.0 / n));
    }

    @Test
    void neighboursFramesChannelsStreamsAndSeedsAreUnrelated() {
        Region region = Region.whole(128, 128);
        Tensor noise = NOISE.at(List.of(0), 1, region);
        double bound = 5 / Math.sqrt(128 * 128);
        List<Tensor> others =
                List.of(
                        NOISE.at(List.of(1), 1, region),
                        NOISE.at(List.of(0), 2, region).slice(1, 1, 2),
                        NOISE.at(List.of(0), 1, new Region(1, 129, 0, 128)),
                        NOISE.at(List.of(0), 1, new Region(0, 128, 1, 129)),
                        new CounterNoise(10, 1).at(List.of(0), 1, region),
                        new CounterNoise(11, 0).at(List.of(0), 1, region));
        for (Tensor other : others) {
            assertTrue(Math.abs(correlation(noise, other)) < bound);
        }
    }

    @Test
    void choicesStayInTheirBounds() {
        int[] seen = new int[5];
        for (int i = 0; i < 5000; i++) {
            seen[NOISE.choose(i, 0, 5)]++;
        }
        for (int count : seen) {
            assertEquals(1000, count, 5 * Math.sqrt(800));
        }
    }
}
