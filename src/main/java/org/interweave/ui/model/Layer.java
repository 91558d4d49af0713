package org.interweave.ui.model;

/** A picture of the frame. */
public enum Layer {
    /** The clip's own pixels. */
    SOURCE("Source"),
    /** The clip enlarged without a model. */
    BICUBIC("Bicubic"),
    /** What the model makes of it. */
    RESTORED("Restored");

    private final String label;

    Layer(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
