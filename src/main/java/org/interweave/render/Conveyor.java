package org.interweave.render;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands values in order from one thread to another, a few at most under way.
 *
 * <p>The giver ends it with {@link #finish} or {@link #fail}; the taker may {@link #abandon} it at
 * any time, after which the giver is told to stop.
 */
final class Conveyor<T> {
    private final int capacity;
    private final ArrayDeque<T> values = new ArrayDeque<>();
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean finished;
    private boolean abandoned;
    private @Nullable ProblemException failure;

    Conveyor(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Waits for room and gives a value.
     *
     * @return whether the taker still wants more
     */
    boolean put(T value) {
        lock.lock();
        try {
            while (values.size() >= capacity && !abandoned) {
                changed.awaitUninterruptibly();
            }
            if (!abandoned) {
                values.addLast(value);
                changed.signalAll();
            }
            return !abandoned;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a value.
     *
     * @return empty after the last one, or once abandoned
     * @throws ProblemException if the giver failed, after what it gave before
     */
    Optional<T> take() throws ProblemException {
        lock.lock();
        try {
            while (values.isEmpty() && !finished && failure == null && !abandoned) {
                changed.awaitUninterruptibly();
            }
            if (values.isEmpty() && failure != null && !abandoned) {
                throw failure;
            }
            Optional<T> value = Optional.ofNullable(values.pollFirst());
            changed.signalAll();
            return value;
        } finally {
            lock.unlock();
        }
    }

    /** No more values will come. */
    void finish() {
        change(() -> finished = true);
    }

    /** No more values will come, for this reason. */
    void fail(ProblemException reason) {
        change(() -> failure = reason);
    }

    /** No more values are wanted. */
    void abandon() {
        change(
                () -> {
                    abandoned = true;
                    values.clear();
                });
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
