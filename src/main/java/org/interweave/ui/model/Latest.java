package org.interweave.ui.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Hands the newest value of a busy producer to one thread, skipping those it had no time for.
 *
 * <p>Any thread may call {@link #set}, as often as it likes: at most one hand-over waits at a time,
 * and the last value set is always delivered.
 *
 * @param <T> immutable
 */
public final class Latest<T> {
    private final AtomicReference<@Nullable T> pending = new AtomicReference<>();
    private final Executor thread;
    private final Consumer<? super T> receiver;

    /**
     * @param thread {@code Platform::runLater}; in a test, a list
     * @param receiver called on that thread
     */
    public Latest(Executor thread, Consumer<? super T> receiver) {
        this.thread = thread;
        this.receiver = receiver;
    }

    /** Delivers a value soon, unless a newer one comes first. */
    public void set(T value) {
        if (pending.getAndSet(value) == null) {
            thread.execute(() -> receiver.accept(requireNonNull(pending.getAndSet(null))));
        }
    }
}
