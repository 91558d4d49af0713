package org.interweave.metrics;

import java.util.SplittableRandom;

/**
 * The count of a blind comparison, and what it proves.
 *
 * @param trials answers given
 * @param hits answers that named X rightly (ABX), or that preferred the version of interest (A/B)
 */
public record BlindTest(int trials, int hits) {
    public BlindTest {
        if (hits < 0 || hits > trials) {
            throw new IllegalArgumentException(hits + " of " + trials);
        }
    }

    /** The count after another answer. */
    public BlindTest answered(boolean hit) {
        return new BlindTest(trials + 1, hits + (hit ? 1 : 0));
    }

    /** Whether the sides are swapped in a trial: a fair coin that a seed fixes. */
    public static boolean swapped(long seed, int trial) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + trial).nextBoolean();
    }

    /**
     * The chance of so many hits or more by guessing: the p-value of ABX, where only hits count.
     */
    public double oneSided() {
        return atLeast(hits);
    }

    /**
     * The chance of a count at least as far from half by guessing: the p-value of A/B, where either
     * version may win.
     */
    public double twoSided() {
        int far = Math.max(hits, trials - hits);
        return Math.min(1, 2 * atLeast(far));
    }

    /** The binomial tail at one half, summed from its logarithms. */
    private double atLeast(int least) {
        double logFactorials = 0;
        double sum = 0;
        // log(trials choose k), starting from k = trials and going down.
        for (int k = trials; k >= least; k--) {
            sum += StrictMath.exp(logFactorials - trials * StrictMath.log(2));
            logFactorials += StrictMath.log(k) - StrictMath.log(trials - k + 1.0);
        }
        return Math.min(1, sum);
    }
}
