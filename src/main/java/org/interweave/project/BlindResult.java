package org.interweave.project;

/**
 * How a blind comparison ended.
 *
 * @param kind what was asked
 * @param one the version of interest
 * @param other what it was compared with
 * @param trials answers given
 * @param hits answers that named X rightly, or that preferred {@code one}
 * @param when ISO 8601
 */
public record BlindResult(Kind kind, String one, String other, int trials, int hits, String when) {
    public BlindResult {
        if (trials < 1 || hits < 0 || hits > trials) {
            throw new IllegalArgumentException(hits + " of " + trials);
        }
    }

    /** What is asked. */
    public enum Kind {
        /** Which of two is better. */
        AB,
        /** Which of two is the third. */
        ABX
    }
}
