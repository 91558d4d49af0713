package org.interweave.project;

/**
 * A note at a frame.
 *
 * @param frame counted from the clip's first
 * @param text may be empty
 */
public record Marker(int frame, String text) {}
