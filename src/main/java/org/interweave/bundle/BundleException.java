package org.interweave.bundle;

import java.io.IOException;

/** A bundle that is missing, damaged or too new; the message names the file, for the user. */
public final class BundleException extends IOException {
    private static final long serialVersionUID = 1L;

    public BundleException(String message) {
        super(message);
    }

    public BundleException(String message, Throwable cause) {
        super(message, cause);
    }
}
