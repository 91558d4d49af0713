package org.interweave.ui.model;

/**
 * Something that goes on in the background.
 *
 * @param words what
 * @param share of it that is done, in [0, 1]; negative if nobody knows
 */
public record Activity(String words, double share) {}
