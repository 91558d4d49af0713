package org.interweave.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How long some work will still take, if it goes on as it went. */
final class Pace {
    private final LongSupplier nanoTime;
    private final long start;

    /** Starts now. */
    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        start = nanoTime.getAsLong();
    }

    /**
     * The time left.
     *
     * @param share of the work that is done, in [0, 1]
     * @return empty before anything can be said
     */
    Optional<Duration> left(double share) {
        if (share <= 0) {
            return Optional.empty();
        }
        double spent = nanoTime.getAsLong() - start;
        return Optional.of(Duration.ofNanos((long) (spent * (1 - share) / share)));
    }
}
