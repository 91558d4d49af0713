package org.interweave.ui.view;

import java.time.Duration;
import java.util.Locale;

/** Durations in words. */
final class Times {
    private Times() {}

    /** Such as {@code 1:05 left}. */
    static String left(Duration time) {
        return clock(time) + " left";
    }

    /** Minutes and seconds, with hours where there are any. */
    static String clock(Duration time) {
        long seconds = (time.toMillis() + 999) / 1000;
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3600,
                        seconds / 60 % 60,
                        seconds % 60);
    }
}
