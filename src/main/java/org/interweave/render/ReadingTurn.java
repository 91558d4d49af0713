package org.interweave.render;

import org.interweave.frame.Onlooker;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread at a time read a file. The others wait for what it finds, hear how far it is, and
 * may leave; if it is stopped itself, the next one's turn has come.
 */
final class ReadingTurn {
    private static final long ASKED_MILLIS = 50;

    private final ReentrantLock lock = new ReentrantLock();
    private volatile Seen seen = Seen.NOTHING;

    private record Seen(long done, long whole) {
        static final Seen NOTHING = new Seen(0, 0);
    }

    /** What is done in turn. */
    @FunctionalInterface
    interface Reading<T> {
        /** Reads; who looks on is to hear of the bytes. */
        T read(Onlooker onlooker) throws IOException, ProblemException;
    }

    /**
     * Reads when no other does.
     *
     * @param onlooker hears of the bytes, whoever reads them
     * @throws InterruptedIOException if it stopped the reading, or the waiting
     */
    <T> T take(Onlooker onlooker, Reading<T> reading) throws IOException, ProblemException {
        waitFor(onlooker);
        try {
            return reading.read(
                    (done, whole) -> {
                        seen = new Seen(done, whole);
                        return onlooker.sees(done, whole);
                    });
        } finally {
            seen = Seen.NOTHING;
            lock.unlock();
        }
    }

    private void waitFor(Onlooker onlooker) throws InterruptedIOException {
        try {
            while (!lock.tryLock(ASKED_MILLIS, TimeUnit.MILLISECONDS)) {
                Seen now = seen;
                if (now.whole > 0 && !onlooker.sees(now.done, now.whole)) {
                    throw new InterruptedIOException("left while another read it");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(e.getMessage());
        }
    }
}
