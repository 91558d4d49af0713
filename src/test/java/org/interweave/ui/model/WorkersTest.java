package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

class WorkersTest {
    private static boolean daemon(Executor worker) {
        return CompletableFuture.supplyAsync(() -> Thread.currentThread().isDaemon(), worker)
                .join();
    }

    @Test
    void theProcessWaitsForWhatIsToBeWritten() {
        try (Workers workers = new Workers()) {
            assertFalse(daemon(workers.files()));
            assertFalse(daemon(workers.writing()));
        }
    }

    @Test
    void theProcessDoesNotWaitForWhatIsRead() {
        try (Workers workers = new Workers()) {
            assertTrue(daemon(workers.opening()));
            assertTrue(daemon(workers.search()));
        }
    }
}
