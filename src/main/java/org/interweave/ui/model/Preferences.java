package org.interweave.ui.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the studio remembers of a user.
 *
 * @param theme light or dark
 * @param recent projects and clips, the newest first
 * @param cacheMegabytes memory for decoded and restored frames
 * @param device {@code auto}, {@code cpu} or {@code cuda}
 * @param cacheFolder where restored windows are kept; empty for the usual place
 * @param cacheGigabytes room for them
 * @param window where the window stood, if that is known; at most one place
 * @param shortcuts keys of the user's own, by those that they stand for
 */
public record Preferences(
        Theme theme,
        List<String> recent,
        int cacheMegabytes,
        String device,
        String cacheFolder,
        int cacheGigabytes,
        List<WindowPlace> window,
        Map<String, String> shortcuts) {
    /** Before anything was changed. */
    public static final Preferences USUAL =
            new Preferences(Theme.DARK, List.of(), 1024, "auto", "", 50, List.of(), Map.of());

    private static final int MOST_RECENT = 8;

    public Preferences {
        recent = List.copyOf(recent);
        window = List.copyOf(window);
        shortcuts = Map.copyOf(shortcuts);
        if (cacheMegabytes < 64 || cacheGigabytes < 1) {
            throw new IllegalArgumentException(
                    "%d MB, %d GB".formatted(cacheMegabytes, cacheGigabytes));
        }
    }

    /** The looks there are. */
    public enum Theme {
        DARK,
        LIGHT
    }

    /** The same in another look. */
    public Preferences with(Theme other) {
        return new Preferences(
                other,
                recent,
                cacheMegabytes,
                device,
                cacheFolder,
                cacheGigabytes,
                window,
                shortcuts);
    }

    /** The same on another device. */
    public Preferences onDevice(String other) {
        return new Preferences(
                theme,
                recent,
                cacheMegabytes,
                other,
                cacheFolder,
                cacheGigabytes,
                window,
                shortcuts);
    }

    /** The same with another amount of memory. */
    public Preferences caching(int megabytes) {
        return new Preferences(
                theme, recent, megabytes, device, cacheFolder, cacheGigabytes, window, shortcuts);
    }

    /** The same with restored windows kept elsewhere. */
    public Preferences cachingIn(String folder, int gigabytes) {
        return new Preferences(
                theme, recent, cacheMegabytes, device, folder, gigabytes, window, shortcuts);
    }

    /** The same with the window elsewhere. */
    public Preferences standingAt(WindowPlace place) {
        return new Preferences(
                theme,
                recent,
                cacheMegabytes,
                device,
                cacheFolder,
                cacheGigabytes,
                List.of(place),
                shortcuts);
    }

    /** The same with another key for what a key stands for. */
    public Preferences pressing(String usual, String own) {
        Map<String, String> changed = new TreeMap<>(shortcuts);
        changed.put(usual, own);
        return withShortcuts(changed);
    }

    /** The same with the keys it came with. */
    public Preferences pressingAsUsual() {
        return withShortcuts(Map.of());
    }

    private Preferences withShortcuts(Map<String, String> other) {
        return new Preferences(
                theme, recent, cacheMegabytes, device, cacheFolder, cacheGigabytes, window, other);
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
                device,
                cacheFolder,
                cacheGigabytes,
                window,
                shortcuts);
    }
}
