package org.interweave.render;

import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TemporalFilter;
import org.interweave.diffusion.TimestepSpacing;

/** Settings that show at once, and roughly, what a restoration will be like. */
public final class Drafts {
    private static final int STEPS = 4;

    private Drafts() {}

    /**
     * A job that does the least for the same frames: they are taken for a shot of their own, so
     * that no window and no chunk of the decoder beside theirs is worked out.
     */
    public static ShotJob of(ShotJob job) {
        return new ShotJob(job.wanted(), job.wanted(), of(job.settings()));
    }

    /**
     * The same settings with few steps, without latent transition, so that a frame needs no window
     * but its own, and without temporal filter. Its windows have keys of their own.
     */
    public static Settings of(Settings settings) {
        Steps steps = settings.steps();
        Settings alone = settings.with(settings.windows().fused(Ilt.OFF)).with(TemporalFilter.OFF);
        return steps.count() <= STEPS
                ? alone
                : alone.with(new Steps(Steps.Method.DDIM, STEPS, TimestepSpacing.TRAILING));
    }
}
