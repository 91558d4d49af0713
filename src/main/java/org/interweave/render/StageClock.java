package org.interweave.render;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Takes the times of a job's stages, always. Any thread may call it.
 *
 * <p>A stage inside another takes its time from it, as does waiting: what is left of {@link
 * Stage#HOST} is what the processor did for it.
 */
final class StageClock {
    private final LongSupplier nanoTime;
    private final long start;
    private final Map<Stage, LongAdder> nanos = new EnumMap<>(Stage.class);
    private final Map<Thread, Span> innermost = new ConcurrentHashMap<>();

    /**
     * Starts now.
     *
     * @param nanoTime a clock, {@code System::nanoTime} but in tests
     */
    StageClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        for (Stage stage : Stage.values()) {
            nanos.put(stage, new LongAdder());
        }
    }

    /** The thread is in a stage until the span is closed. */
    Span in(Stage stage) {
        return new Span(Optional.ofNullable(nanos.get(stage)));
    }

    /** The thread waits for another until the span is closed. */
    Span waiting() {
        return new Span(Optional.empty());
    }

    /** What was taken so far; a span counts once it is closed. */
    StageTimes now() {
        Map<Stage, Duration> spent = new EnumMap<>(Stage.class);
        nanos.forEach((stage, sum) -> spent.put(stage, Duration.ofNanos(sum.sum())));
        return new StageTimes(spent, Duration.ofNanos(nanoTime.getAsLong() - start));
    }

    /** A stage of one thread, which must also close it. */
    final class Span implements AutoCloseable {
        private final Optional<LongAdder> sum;
        private final Thread thread = Thread.currentThread();
        private final @Nullable Span outer = innermost.get(thread);
        private long since = nanoTime.getAsLong();

        private Span(Optional<LongAdder> sum) {
            this.sum = sum;
            if (outer != null) {
                outer.stop(since);
            }
            innermost.put(thread, this);
        }

        private void stop(long now) {
            sum.ifPresent(s -> s.add(now - since));
        }

        @Override
        public void close() {
            long now = nanoTime.getAsLong();
            stop(now);
            if (outer == null) {
                innermost.remove(thread);
            } else {
                outer.since = now;
                innermost.put(thread, outer);
            }
        }
    }
}
