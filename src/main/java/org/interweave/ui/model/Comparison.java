package org.interweave.ui.model;

/** How a layer is shown beside the reference. */
public enum Comparison {
    /** It is not. */
    NONE("Single"),
    /** The reference to the left of a line. */
    WIPE("Wipe"),
    /** Next to each other. */
    SIDE_BY_SIDE("Side by side"),
    /** Source, bicubic, reference and layer in a square. */
    FOUR("2 \u00d7 2"),
    /** What differs, amplified. */
    DIFFERENCE("Difference"),
    /** The layer over the reference, let through. */
    ONION("Onion");

    private final String label;

    Comparison(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** The one after it, and after the last the first. */
    Comparison next() {
        return switch (this) {
            case NONE -> WIPE;
            case WIPE -> SIDE_BY_SIDE;
            case SIDE_BY_SIDE -> FOUR;
            case FOUR -> DIFFERENCE;
            case DIFFERENCE -> ONION;
            case ONION -> NONE;
        };
    }
}
