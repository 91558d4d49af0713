package org.interweave.ui.model;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of a workbench, one for each kind of work, so that none waits for another kind.
 *
 * @param uncaught is told of what nobody expected; a thread's next task is done all the same
 * @param files keeps the process until all is written that was to be
 * @param opening reads films and projects, which may take long
 * @param writing keeps the process until the engine is closed: the device must not be cut off
 * @param viewing enlarges pictures for the viewer
 * @param counting counts the tokens of prompts
 * @param checking looks where an export would go
 */
public record Workers(
        Thread.UncaughtExceptionHandler uncaught,
        ExecutorService files,
        ExecutorService opening,
        ExecutorService search,
        ExecutorService sound,
        ExecutorService previews,
        ExecutorService writing,
        ExecutorService imports,
        ExecutorService loading,
        ExecutorService reports,
        ExecutorService covering,
        ExecutorService preparing,
        ExecutorService numbers,
        ExecutorService viewing,
        ExecutorService counting,
        ExecutorService checking)
        implements AutoCloseable {
    /** Starts a thread of each kind. */
    static Workers of(Thread.UncaughtExceptionHandler uncaught) {
        return new Workers(
                uncaught,
                kept("files", uncaught),
                one("opening", uncaught),
                one("shots", uncaught),
                one("sound", uncaught),
                one("preview", uncaught),
                kept("export", uncaught),
                one("import", uncaught),
                one("cached frames", uncaught),
                one("report", uncaught),
                one("cache ruler", uncaught),
                one("model", uncaught),
                one("numbers", uncaught),
                one("viewer", uncaught),
                one("tokens", uncaught),
                one("export checks", uncaught));
    }

    /** A thread that ends with the process; what comes after its shutdown is not done. */
    private static ExecutorService one(String name, Thread.UncaughtExceptionHandler uncaught) {
        return one(Thread.ofPlatform().daemon().name(name).uncaughtExceptionHandler(uncaught));
    }

    /** A thread that the process waits for: what is given before its shutdown is done. */
    private static ExecutorService kept(String name, Thread.UncaughtExceptionHandler uncaught) {
        return one(Thread.ofPlatform().name(name).uncaughtExceptionHandler(uncaught));
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

    private List<ExecutorService> all() {
        return List.of(
                files, opening, search, sound, previews, writing, imports, loading, covering,
                preparing, reports, numbers, viewing, counting, checking);
    }

    /** Takes no more work; what was given is done. */
    @Override
    public void close() {
        all().forEach(ExecutorService::shutdown);
    }

    /** Waits until what was given is done; false if one thread took longer. */
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        for (ExecutorService each : all()) {
            if (!each.awaitTermination(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }
}
