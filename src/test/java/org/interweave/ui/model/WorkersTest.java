package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.render.Problem;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class WorkersTest {
    private final BlockingQueue<Throwable> told = new LinkedBlockingQueue<>();

    private static boolean daemon(Executor worker) {
        return CompletableFuture.supplyAsync(() -> Thread.currentThread().isDaemon(), worker)
                .join();
    }

    @Test
    void theProcessWaitsForWhatIsToBeWritten() {
        try (Workers workers = new Workers((_, e) -> told.add(e))) {
            assertFalse(daemon(workers.of(Workers.Kind.FILES)));
            assertFalse(daemon(workers.of(Workers.Kind.EXPORTS)));
        }
    }

    @Test
    void theProcessDoesNotWaitForWhatIsRead() {
        try (Workers workers = new Workers((_, e) -> told.add(e))) {
            assertTrue(daemon(workers.of(Workers.Kind.OPENING)));
            assertTrue(daemon(workers.of(Workers.Kind.SEARCH)));
        }
    }

    @Test
    void whatNobodyExpectedIsToldAndTheNextTaskIsDone() throws InterruptedException {
        RuntimeException bug = new IllegalStateException("a bug");
        CompletableFuture<Boolean> next = new CompletableFuture<>();
        try (Workers workers = new Workers((_, e) -> told.add(e))) {
            workers.of(Workers.Kind.LOADING)
                    .execute(
                            () -> {
                                throw bug;
                            });
            workers.of(Workers.Kind.LOADING).execute(() -> next.complete(true));
            assertTrue(next.orTimeout(60, TimeUnit.SECONDS).join());
            assertSame(bug, told.poll(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void theUserReadsOfIt() {
        List<Problem> read = new ArrayList<>();
        new Uncaught(Runnable::run, read::add)
                .uncaughtException(Thread.currentThread(), new IllegalStateException("a bug"));
        assertEquals(Problem.Kind.BUG, read.getFirst().kind());
    }
}
