package org.interweave.ui.model;

/** What is drawn over a restored picture. */
public enum Overlay {
    /** Nothing. */
    NONE("None"),
    /** Where it strays from its source. */
    RESIDUAL("What strays from the source"),
    /** Where seeds differ. */
    GUESSED("Where the model guesses"),
    /** Where bicubic is mixed in. */
    MIXED("What is mixed in");

    private final String label;

    Overlay(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
