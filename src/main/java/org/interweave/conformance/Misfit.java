package org.interweave.conformance;

import java.io.IOException;

/** A case is not of the form that its kind has; the message says where. */
final class Misfit extends IOException {
    private static final long serialVersionUID = 1L;

    Misfit(String message) {
        super(message);
    }
}
