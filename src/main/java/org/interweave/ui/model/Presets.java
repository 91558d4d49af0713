package org.interweave.ui.model;

import org.interweave.bundle.Manifest;
import org.interweave.bundle.Preset;
import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TemporalFilter;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.project.Setting;

import java.util.List;

/** What models recommend for themselves. */
public final class Presets {
    /** What a preset decides. */
    public static final List<Setting<?>> SETTINGS =
            List.of(Setting.GUIDANCE, Setting.STEPS, Setting.NOISE_LEVEL, Setting.FILTER);

    private Presets() {}

    /** Some settings with a preset's numbers in place of their own. */
    public static Settings apply(Preset preset, Settings settings) {
        TimestepSpacing spacing =
                switch (preset.spacing()) {
                    case LEADING -> TimestepSpacing.LEADING;
                    case TRAILING -> TimestepSpacing.TRAILING;
                };
        return settings.with(new Guidance(preset.guidance()))
                .with(new Steps(Steps.Method.DDIM, preset.steps(), spacing))
                .with(settings.noise().at(preset.noiseLevel()))
                .with(new TemporalFilter(preset.temporalFilter()));
    }

    /** What a new clip starts with under a model: its first preset. */
    public static Settings of(Manifest model) {
        return apply(model.presets().getFirst(), Settings.USUAL);
    }
}
