package org.interweave.ui.view;

import org.interweave.render.Clock;

import java.time.Duration;

/** Durations in words. */
final class Times {
    private Times() {}

    /** Such as {@code 1:05 left}. */
    static String left(Duration time) {
        return clock(time) + " left";
    }

    /** Minutes and seconds, with hours where there are any. */
    static String clock(Duration time) {
        return Clock.of(time);
    }
}
