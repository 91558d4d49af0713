package org.interweave.ui.model;

import org.interweave.diffusion.Settings;

import java.util.Locale;

/**
 * A way in which windows were restored: what versions of different windows have in common.
 *
 * @param settings with which
 * @param model the hash of its bundle
 * @param draft whether it only shows roughly what an export would give
 */
public record Take(Settings settings, String model, boolean draft) {
    /** For people, short. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "seed %d, guidance %.1f, noise %d, %d steps%s",
                settings.noise().seed(),
                settings.guidance().scale(),
                settings.noise().level(),
                settings.steps().count(),
                draft ? ", draft" : "");
    }
}
