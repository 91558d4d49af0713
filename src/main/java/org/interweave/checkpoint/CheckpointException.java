package org.interweave.checkpoint;

import java.io.IOException;

/** A checkpoint that is damaged, of another kind, or hostile; the message is for the user. */
public final class CheckpointException extends IOException {
    private static final long serialVersionUID = 1L;

    public CheckpointException(String message) {
        super(message);
    }

    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
