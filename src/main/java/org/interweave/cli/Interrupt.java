package org.interweave.cli;

import org.interweave.frame.Cancel;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns Ctrl-C into a {@link Cancel} and gives the work time to clean up. */
final class Interrupt implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final Cancel cancel = new Cancel();
    private final CountDownLatch cleanedUp = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupted, "interrupt");

    Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupted() {
        cancel.request();
        try {
            if (!cleanedUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("interweave: the work did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Requested when the user presses Ctrl-C. */
    Cancel cancel() {
        return cancel;
    }

    /** The work is over: the program may end. */
    @Override
    public void close() {
        cleanedUp.countDown();
        if (!cancel.requested()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
