package org.interweave.ui.model;

/**
 * How much room a prompt takes.
 *
 * @param used tokens
 * @param room tokens there are
 * @param dropped tokens at the end that found no room
 */
public record TokenCount(int used, int room, int dropped) {
    /** For people. */
    public String words() {
        return dropped == 0
                ? used + " of " + room + " tokens"
                : "the last " + dropped + " of " + (used + dropped) + " tokens are cut off";
    }
}
