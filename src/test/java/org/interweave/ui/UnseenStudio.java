package org.interweave.ui;

import org.interweave.ui.model.StudioParts;
import org.interweave.ui.model.Workbench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A whole workbench without a window: its screen is a thread of the test's.
 *
 * <p>Whatever changes does so on that thread, so a condition is asked after everything that is run
 * there.
 */
public final class UnseenStudio implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("screen").factory());
    private final List<Runnable> watchers = new ArrayList<>();
    private final Workbench workbench;

    public UnseenStudio(StudioParts parts) {
        workbench = on(() -> new Workbench(parts, this::screen));
        does(workbench::start);
    }

    private void screen(Runnable what) {
        Runnable whole =
                () -> {
                    what.run();
                    List.copyOf(watchers).forEach(Runnable::run);
                };
        try {
            thread.execute(whole);
        } catch (RejectedExecutionException e) {
            if (!thread.isShutdown()) {
                throw e; // after its end a screen shows nothing
            }
        }
    }

    public Workbench workbench() {
        return workbench;
    }

    /** Runs something on the screen's thread. */
    public <T> T on(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        screen(task);
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Does something there. */
    public void does(Runnable work) {
        on(
                () -> {
                    work.run();
                    return true;
                });
    }

    /** Waits until something is so. */
    public void until(String what, Callable<Boolean> condition) {
        CompletableFuture<Boolean> met = new CompletableFuture<>();
        Runnable watcher =
                () -> {
                    try {
                        if (condition.call()) {
                            met.complete(true);
                        }
                    } catch (Exception e) { // The condition is the test's own code.
                        met.completeExceptionally(e);
                    }
                };
        does(() -> watchers.add(watcher));
        try {
            met.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(
                    "waited in vain until " + what + "; " + on(workbench.problem()::get), e);
        } finally {
            does(() -> watchers.remove(watcher));
        }
    }

    /** Closes the workbench as a window does; its engine is closed when this returns. */
    @Override
    public void close() {
        does(workbench::close);
        try {
            if (!workbench.awaitEnd(Duration.ofSeconds(PATIENCE_SECONDS))) {
                throw new AssertionError("the engine does not close");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        thread.shutdown();
    }
}
