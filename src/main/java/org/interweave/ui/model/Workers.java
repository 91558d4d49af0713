package org.interweave.ui.model;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of a workbench, one for each kind of work, so that none waits for another kind. */
public final class Workers implements AutoCloseable {
    /** What a thread is for. */
    public enum Kind {
        /** Saves; keeps the process until all is written that was to be. */
        FILES,
        /** Reads films and projects, which may take long. */
        OPENING,
        /** Looks for shots. */
        SEARCH,
        /** Looks for those around the playhead, ahead of the search. */
        SEARCH_AHEAD,
        /** Reads the outline of the sound. */
        SOUND,
        /** Restores for the viewer. */
        PREVIEWS,
        /** Exports; keeps the process until the engine is closed, which must not be cut off. */
        EXPORTS,
        /** Imports checkpoints. */
        IMPORTS,
        /** Reads pictures from the cache. */
        LOADING,
        /** Writes reports. */
        REPORTS,
        /** Asks the cache what it has. */
        COVERING,
        /** Loads the model ahead. */
        PREPARING,
        /** Measures. */
        NUMBERS,
        /** Enlarges pictures for the viewer. */
        VIEWING,
        /** Counts the tokens of prompts. */
        COUNTING,
        /** Looks where an export would go. */
        CHECKING;

        /** Whether the process waits for what was given to the thread before its shutdown. */
        boolean kept() {
            return this == FILES || this == EXPORTS;
        }
    }

    private final Thread.UncaughtExceptionHandler uncaught;
    private final Map<Kind, ExecutorService> threads = new EnumMap<>(Kind.class);

    /**
     * @param uncaught is told of what nobody expected; a thread's next task is done all the same
     */
    Workers(Thread.UncaughtExceptionHandler uncaught) {
        this.uncaught = uncaught;
        for (Kind kind : Kind.values()) {
            Thread.Builder.OfPlatform thread =
                    Thread.ofPlatform()
                            .daemon(!kind.kept())
                            .name(kind.name().toLowerCase(Locale.ROOT))
                            .uncaughtExceptionHandler(uncaught);
            threads.put(kind, one(thread));
        }
    }

    private static ExecutorService one(Thread.Builder thread) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                thread.factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Is told of what nobody expected. */
    public Thread.UncaughtExceptionHandler uncaught() {
        return uncaught;
    }

    /** What is given to it is done in order. */
    public ExecutorService of(Kind kind) {
        return Objects.requireNonNull(threads.get(kind));
    }

    /** Takes no more work; what was given is done, unless the process ends first. */
    @Override
    public void close() {
        threads.values().forEach(ExecutorService::shutdown);
    }

    /** Waits until what was given is done; false if that took longer. */
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (ExecutorService each : threads.values()) {
            if (!each.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }
}
