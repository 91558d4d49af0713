package org.interweave.render;

import org.interweave.diffusion.Stop;
import org.interweave.diffusion.WindowTensors;
import org.interweave.tensor.Tensor;

import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Threads that work tensors out before they are asked for, so that the device finds its next run
 * ready when one ends. Closing it waits for what they have begun.
 */
final class Crew implements AutoCloseable {
    /** What is begun or done and not yet handed out, counting the one that is asked for. */
    private static final int AHEAD = 2;

    private final StageClock clock;
    private final ExecutorService first = threads(1);
    private final ExecutorService then = threads(AHEAD);
    private volatile boolean closed;

    Crew(StageClock clock) {
        this.clock = clock;
    }

    private static ExecutorService threads(int count) {
        return Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("crew").factory());
    }

    /**
     * The same tensors, two worked out at once.
     *
     * @param source may be asked by several threads
     * @param end one past the last that will be asked for; all are, from the first on
     */
    WindowTensors together(WindowTensors source, int end) {
        return new Ahead(i -> then.submit(work(() -> source.window(i))), end);
    }

    /**
     * Tensors that are made in two parts: the first one after another in order, the second two at
     * once.
     *
     * @param source asked by one thread, in order
     * @param end one past the last that will be asked for; all are, from the first on
     */
    WindowTensors inTwoParts(WindowTensors source, Second second, int end) {
        return new Ahead(
                i -> {
                    Future<Tensor> prepared = first.submit(work(() -> source.window(i)));
                    return then.submit(work(() -> second.of(result(prepared))));
                },
                end);
    }

    /** The second part of making a tensor. */
    @FunctionalInterface
    interface Second {
        /** May be called by several threads. */
        Tensor of(Tensor prepared) throws Stop;
    }

    private Callable<Tensor> work(Callable<Tensor> part) {
        return () -> {
            if (closed) {
                throw new Stop.Cancelled();
            }
            try (StageClock.Span _ = clock.in(Stage.HOST)) {
                return part.call();
            }
        };
    }

    private Tensor result(Future<Tensor> future) throws Stop {
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
        first.close();
        then.close();
    }

    private final class Ahead implements WindowTensors {
        private final IntFunction<Future<Tensor>> begin;
        private final int end;
        private final ArrayDeque<Future<Tensor>> begun = new ArrayDeque<>();
        private int next;

        Ahead(IntFunction<Future<Tensor>> begin, int end) {
            this.begin = begin;
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
            while (begun.size() < AHEAD && next < end) {
                begun.add(begin.apply(next++));
            }
            return result(begun.remove());
        }
    }
}
