package org.interweave.project;

/** A file says something that this program would lose if it were saved. */
final class UnknownKeyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnknownKeyException(String key) {
        super(key);
    }
}
