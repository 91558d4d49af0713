package org.interweave.ui;

import java.util.concurrent.CountDownLatch;

/** Where threads wait until a test lets them through. */
public final class Gate {
    private final CountDownLatch latch = new CountDownLatch(1);

    /** Waits until it is open. */
    public void pass() {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets all through, now and later. */
    public void open() {
        latch.countDown();
    }
}
