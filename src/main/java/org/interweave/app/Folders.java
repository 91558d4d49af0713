package org.interweave.app;

import org.interweave.bundle.Shelf;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where Interweave finds what it came with and keeps what the user gives it.
 *
 * @param home the installation; its folder {@code models} holds the bundles it came with
 * @param data the user's own; its folder {@code models} holds the bundles that were imported
 */
record Folders(Path home, Path data) {
    /**
     * The folders on this machine.
     *
     * @param property a system property by name, or its default
     * @param environment the process's variables
     */
    static Folders find(Property property, Map<String, String> environment) {
        Path user = Path.of(property.get("user.home", "."));
        return new Folders(
                Path.of(property.get("interweave.home", ".")),
                data(property.get("os.name", "").toLowerCase(Locale.ROOT), user, environment)
                        .resolve("interweave"));
    }

    private static Path data(String system, Path user, Map<String, String> environment) {
        if (system.contains("mac")) {
            return user.resolve("Library/Application Support");
        }
        String variable = system.contains("windows") ? "LOCALAPPDATA" : "XDG_DATA_HOME";
        String said = environment.getOrDefault(variable, "");
        if (!said.isBlank()) {
            return Path.of(said);
        }
        return user.resolve(system.contains("windows") ? "AppData/Local" : ".local/share");
    }

    /** Where imported bundles go. */
    Path imported() {
        return data.resolve("models");
    }

    /** The clip that Interweave came with. */
    Path demo() {
        return home.resolve("assets/demo.mp4");
    }

    /** What was computed, and the journal of jobs. */
    Path work() {
        return data.resolve("work");
    }

    /** Every bundle: the user's own before those that came with Interweave. */
    Shelf shelf() {
        return new Shelf(List.of(imported(), home.resolve("models")));
    }

    /** Looks a system property up. */
    @FunctionalInterface
    interface Property {
        String get(String name, String otherwise);
    }
}
