package org.interweave.ui.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the studio remembers of a user.
 *
 * @param theme light or dark
 * @param recent projects and clips, the newest first
 * @param cacheMegabytes memory for decoded and restored frames
 * @param device {@code auto}, {@code cpu} or {@code cuda}
 */
public record Preferences(Theme theme, List<String> recent, int cacheMegabytes, String device) {
    /** Before anything was changed. */
    public static final Preferences USUAL = new Preferences(Theme.DARK, List.of(), 1024, "auto");

    private static final int MOST_RECENT = 8;

    public Preferences {
        recent = List.copyOf(recent);
        if (cacheMegabytes < 64) {
            throw new IllegalArgumentException(cacheMegabytes + " MB");
        }
    }

    /** The looks there are. */
    public enum Theme {
        DARK,
        LIGHT
    }

    /** The same in another look. */
    public Preferences with(Theme other) {
        return new Preferences(other, recent, cacheMegabytes, device);
    }

    /** The same on another device. */
    public Preferences onDevice(String other) {
        return new Preferences(theme, recent, cacheMegabytes, other);
    }

    /** The same with another amount of memory. */
    public Preferences caching(int megabytes) {
        return new Preferences(theme, recent, megabytes, device);
    }

    /** The same, something just opened. */
    public Preferences opened(Path path) {
        List<String> paths = new ArrayList<>(recent);
        paths.remove(path.toString());
        paths.addFirst(path.toString());
        return new Preferences(
                theme,
                paths.subList(0, Math.min(MOST_RECENT, paths.size())),
                cacheMegabytes,
                device);
    }
}
