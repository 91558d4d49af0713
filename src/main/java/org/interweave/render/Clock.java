package org.interweave.render;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them. */
public final class Clock {
    private Clock() {}

    /** Minutes and seconds, {@code 1:05}, with hours where there are any; rounded up. */
    public static String of(Duration time) {
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
