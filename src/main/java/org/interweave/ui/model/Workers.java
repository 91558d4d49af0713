package org.interweave.ui.model;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads of a workbench, one for each kind of work, so that none waits for another kind.
 *
 * @param writing keeps the process until the engine is closed: the device must not be cut off
 */
record Workers(
        ExecutorService search,
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
                Background.one("shots"),
                Background.one("preview"),
                Executors.newSingleThreadExecutor(Thread.ofPlatform().name("export").factory()),
                Background.one("import"),
                Background.one("cached frames"),
                Background.one("report"),
                Background.one("cache ruler"),
                Background.one("model"));
    }

    /** Takes no more work; what was given is done. */
    @Override
    public void close() {
        List.of(search, previews, writing, imports, loading, covering, preparing, reports)
                .forEach(ExecutorService::shutdown);
    }
}
