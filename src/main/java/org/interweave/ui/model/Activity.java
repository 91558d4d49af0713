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
        String words, String amount, double share, Optional<Duration> left, Runnable stop) {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    /** Bytes out of others, such as "1.2 of 8.4 GB". */
    static String bytes(long done, long whole) {
        int unit = 0;
        double size = 1;
        while (whole / size >= 1000 && unit < UNITS.length - 1) {
            unit++;
            size *= 1000;
        }
        String form = unit == 0 ? "%.0f of %.0f %s" : "%.1f of %.1f %s";
        return form.formatted(done / size, whole / size, UNITS[unit]);
    }
}
