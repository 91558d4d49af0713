package org.interweave.ui.model;

import java.time.Duration;
import java.util.Optional;

/**
 * Something that goes on in the background, as it is at one moment.
 *
 * @param words what
 * @param amount how much of it is done, such as "1.2 of 8.4 GB"; empty if that says nothing more
 * @param share of it that is done, in [0, 1]; negative if nobody knows
 * @param left the time until its end; empty where that cannot be told
 * @param stop stops it; called on the screen's thread
 */
public record Activity(
        String words, String amount, double share, Optional<Duration> left, Runnable stop) {}
