package org.interweave.cli;

import org.interweave.frame.Cancel;
import org.interweave.render.Signals;

/**
 * Turns Ctrl-C, and a polite request of the system to end, into a {@link Cancel}; asked a second
 * time, the process ends at once, as {@link Signals} says.
 */
final class Interrupt implements AutoCloseable {
    private final Cancel cancel = new Cancel();
    private final Signals signals = new Signals(cancel::request);

    /** Requested when the user presses Ctrl-C. */
    Cancel cancel() {
        return cancel;
    }

    @Override
    public void close() {
        signals.close();
    }
}
