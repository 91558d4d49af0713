package org.interweave.frame;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A request to stop some work, made once by any thread and asked for by the thread that works.
 *
 * <p>Work asks {@link #requested()} before every step. What cannot ask, such as a run inside a
 * native library, registers an action with {@link #onRequest} that stops it.
 */
public final class Cancel {
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private volatile boolean requested;

    /** Asks the work to stop; asking again changes nothing. */
    public void request() {
        requested = true;
        for (Runnable action : List.copyOf(actions)) {
            if (actions.remove(action)) {
                action.run();
            }
        }
    }

    /** Whether the work was asked to stop. */
    public boolean requested() {
        return requested;
    }

    /**
     * Runs {@code action} once when the request comes, or at once if it has come already.
     *
     * @return removes the action; close it before what the action touches is closed
     */
    public Registration onRequest(Runnable action) {
        actions.add(action);
        if (requested && actions.remove(action)) {
            action.run();
        }
        return () -> actions.remove(action);
    }

    /** Keeps an action registered until it is closed. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
