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
 * @param files keeps the process until all is written that was to be
 * @param opening reads films and projects, which may take long
 * @param writing keeps the process until the engine is closed: the device must not be cut off
 */
record Workers(
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
        ExecutorService preparing)
        implements AutoCloseable {
    Workers() {
        this(
                kept("files"),
                one("opening"),
                one("shots"),
                one("sound"),
                one("preview"),
                kept("export"),
                one("import"),
                one("cached frames"),
                one("report"),
                one("cache ruler"),
                one("model"));
    }

    /** A thread that ends with the process; what comes after its shutdown is not done. */
    static ExecutorService one(String name) {
        return one(name, true);
    }

    /** A thread that the process waits for: what is given before its shutdown is done. */
    private static ExecutorService kept(String name) {
        return one(name, false);
    }

    private static ExecutorService one(String name, boolean daemon) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon(daemon).name(name).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private List<ExecutorService> all() {
        return List.of(
                files, opening, search, sound, previews, writing, imports, loading, covering,
                preparing, reports);
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
