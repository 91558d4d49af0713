package org.interweave.render;

import org.interweave.diffusion.Stop;
import org.interweave.diffusion.WindowTensors;
import org.interweave.tensor.Tensor;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Threads that work tensors out before they are asked for, so that the device finds its next run
 * ready when one ends. Closing it waits for what they have begun.
 */
final class Crew implements AutoCloseable {
    /** The most that may be begun or done and not yet handed out, counting what is asked for. */
    static final int MOST_AHEAD = 3;

    private final StageClock clock;
    private final ExecutorService first = threads(1);
    private final ExecutorService then = threads(MOST_AHEAD);
    private volatile boolean closed;

    Crew(StageClock clock) {
        this.clock = clock;
    }

    private static ExecutorService threads(int count) {
        return Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("crew").factory());
    }

    /**
     * Tensors worked out by one thread in the order in which they are begun.
     *
     * @param source asked by one thread
     * @param held the last so many stay, as they may be asked for again
     */
    Begun inOrder(WindowTensors source, int held) {
        return new Begun(i -> first.submit(work(() -> source.window(i))), held);
    }

    /**
     * Tensors worked out in any order.
     *
     * @param source may be asked by several threads
     * @param held the last so many stay, as they may be asked for again
     */
    Begun together(WindowTensors source, int held) {
        return new Begun(i -> then.submit(work(() -> source.window(i))), held);
    }

    /**
     * Tensors that are made in two parts: the first one after another in order, the second several
     * at once.
     *
     * @param source asked by one thread, in order
     * @param ahead so many are begun or done and not yet handed out, counting the one that is asked
     *     for; at most {@link #MOST_AHEAD}
     * @param end one past the last that will be asked for; all are, from the first on
     */
    <T> WindowTensors inTwoParts(First<T> source, Second<T> second, int ahead, int end) {
        return new Ahead(
                i -> {
                    Future<T> prepared = first.submit(work(() -> source.of(i)));
                    return then.submit(work(() -> second.of(result(prepared))));
                },
                ahead,
                end);
    }

    /** The first part of making a tensor. */
    @FunctionalInterface
    interface First<T> {
        /** Is called by one thread. */
        T of(int index) throws Stop;
    }

    /** The second part of making a tensor. */
    @FunctionalInterface
    interface Second<T> {
        /** May be called by several threads. */
        Tensor of(T prepared) throws Stop;
    }

    private <T> Callable<T> work(Callable<T> part) {
        return () -> {
            if (closed) {
                throw new Stop.Cancelled();
            }
            try (StageClock.Span _ = clock.in(Stage.HOST)) {
                return part.call();
            }
        };
    }

    private <T> T result(Future<T> future) throws Stop {
        boolean interrupted = false;
        try (StageClock.Span _ = clock.waiting()) {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw thrown(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Stop thrown(ExecutionException e) {
        return switch (e.getCause()) {
            case Stop stop -> stop;
            case RuntimeException bug -> throw bug;
            case Error bug -> throw bug;
            case null, default -> throw new IllegalStateException(e);
        };
    }

    @Override
    public void close() {
        closed = true;
        // Not their own close: interrupted, it drops what is queued, which others may wait for.
        finish(first);
        finish(then);
    }

    private static void finish(ExecutorService threads) {
        threads.shutdown();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tensors that may be begun before they are asked for. One thread begins and asks. */
    final class Begun implements WindowTensors {
        private final Map<Integer, Future<Tensor>> begun;
        private final IntFunction<Future<Tensor>> begin;

        private Begun(IntFunction<Future<Tensor>> begin, int held) {
            this.begin = begin;
            this.begun =
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(
                                Map.Entry<Integer, Future<Tensor>> eldest) {
                            return size() > held;
                        }
                    };
        }

        /** Has a tensor worked out that will be asked for. */
        void begin(int index) {
            begun.computeIfAbsent(index, begin::apply);
        }

        @Override
        public Tensor window(int index) throws Stop {
            return result(begun.computeIfAbsent(index, begin::apply));
        }
    }

    /** Tensors that are all asked for in order. */
    private final class Ahead implements WindowTensors {
        private final IntFunction<Future<Tensor>> begin;
        private final int ahead;
        private final int end;
        private final ArrayDeque<Future<Tensor>> begun = new ArrayDeque<>();
        private int next;

        Ahead(IntFunction<Future<Tensor>> begin, int ahead, int end) {
            this.begin = begin;
            this.ahead = ahead;
            this.end = end;
        }

        @Override
        public Tensor window(int index) throws Stop {
            if (begun.isEmpty()) {
                next = index;
            }
            if (index != next - begun.size() || index >= end) {
                throw new IllegalArgumentException(index + " asked for, at " + next);
            }
            while (begun.size() < ahead && next < end) {
                begun.add(begin.apply(next++));
            }
            return result(begun.remove());
        }
    }
}
