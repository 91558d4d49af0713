package org.interweave.ui.model;

/** Numbers of bytes in words. */
final class Bytes {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private Bytes() {}

    /** Such as "8.4 GB". */
    static String of(long bytes) {
        return in(unit(bytes), bytes) + " " + UNITS[unit(bytes)];
    }

    /** Bytes out of others, such as "1.2 of 8.4 GB". */
    static String outOf(long done, long whole) {
        int unit = unit(whole);
        return in(unit, done) + " of " + in(unit, whole) + " " + UNITS[unit];
    }

    private static String in(int unit, long bytes) {
        return unit == 0 ? String.valueOf(bytes) : "%.1f".formatted(bytes / Math.pow(1000, unit));
    }

    private static int unit(long bytes) {
        int unit = 0;
        while (bytes / Math.pow(1000, unit) >= 1000 && unit < UNITS.length - 1) {
            unit++;
        }
        return unit;
    }
}
