package org.interweave.ui.model;

import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TimestepSpacing;

/** What a first answer within seconds is made with. */
public final class Drafts {
    private static final int STEPS = 4;

    private Drafts() {}

    /** Few steps, and no neighbouring windows. */
    public static Settings of(Settings settings) {
        Steps steps = settings.steps();
        Steps fewer =
                steps.count() <= STEPS
                        ? steps
                        : new Steps(steps.method(), STEPS, TimestepSpacing.TRAILING);
        return settings.with(fewer).with(settings.windows().fused(Ilt.OFF));
    }
}
