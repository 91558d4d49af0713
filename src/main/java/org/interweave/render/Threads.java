package org.interweave.render;

/** Waits for threads that are known to end. */
final class Threads {
    private Threads() {}

    /** Waits until a thread has ended, however often it is interrupted meanwhile. */
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
