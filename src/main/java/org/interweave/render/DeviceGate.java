package org.interweave.render;

import org.interweave.frame.Cancel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Gives the device to one job at a time, for one run of a network; the most urgent goes first. */
final class DeviceGate {
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Claim> waiting = new ArrayList<>();
    private boolean held;

    /** A job's right to the device; asked often, by any thread. */
    interface Claim {
        /** Of work that is alone and never paused. */
        Claim ALONE =
                new Claim() {
                    @Override
                    public int rank() {
                        return 0;
                    }

                    @Override
                    public boolean paused() {
                        return false;
                    }
                };

        /** Lower is more urgent. */
        int rank();

        /** Whether it waits even when the device is free. */
        boolean paused();
    }

    /** The device, until it is closed. */
    @FunctionalInterface
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for the device.
     *
     * @return empty if the work was cancelled meanwhile
     */
    Optional<Hold> take(Claim claim, Cancel cancel) {
        lock.lock();
        try (Cancel.Registration _ = cancel.onRequest(this::reconsider)) {
            waiting.add(claim);
            while (!cancel.requested() && !mayGo(claim)) {
                changed.awaitUninterruptibly();
            }
            waiting.remove(claim);
            if (cancel.requested()) {
                changed.signalAll();
                return Optional.empty();
            }
            held = true;
            return Optional.of(this::give);
        } finally {
            lock.unlock();
        }
    }

    private boolean mayGo(Claim claim) {
        return !held
                && !claim.paused()
                && waiting.stream().noneMatch(w -> !w.paused() && w.rank() < claim.rank());
    }

    private void give() {
        lock.lock();
        try {
            held = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** To be called when a claim's rank or pause has changed. */
    void reconsider() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
