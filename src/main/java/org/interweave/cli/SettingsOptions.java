package org.interweave.cli;

import org.interweave.bundle.Manifest;
import org.interweave.bundle.Preset;
import org.interweave.diffusion.ColourMatch;
import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Interweaving;
import org.interweave.diffusion.Mix;
import org.interweave.diffusion.Noise;
import org.interweave.diffusion.NoiseReuse;
import org.interweave.diffusion.Prompt;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.ShotDecoder;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TemporalFilter;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The options that make a {@link Settings}; what is left out comes from the model's preset. */
final class SettingsOptions {
    @Option(
            names = "--preset",
            description =
                    "Settings the model recommends, by name (see: interweave models); the other"
                            + " options start from it; default: the model's first.")
    private @Nullable String preset;

    @Option(
            names = "--prompt",
            description = "What the clip shows, in words; see docs/results.md for what they do.")
    private String prompt = "";

    @Option(
            names = "--negative",
            description = "What the result should not be; heard where --guidance is above 1.")
    private String negative = Prompt.AUTHORS.negative();

    @Option(
            names = "--guidance",
            description =
                    "How strongly the prompt leads; 1 is without the negative, twice as fast;"
                            + " default as in the preset.")
    private @Nullable Double guidance;

    @Option(
            names = "--steps",
            description = "Denoising steps of each window; default as in the preset.")
    private @Nullable Integer steps;

    @Option(
            names = "--spacing",
            description =
                    "Which timesteps are visited: leading (the authors'), trailing; default as in"
                            + " the preset.")
    private @Nullable TimestepSpacing spacing;

    @Option(names = "--one-step", description = "One step, for models distilled to it.")
    private boolean oneStep;

    @Option(
            names = "--noise-level",
            description =
                    "Noise put on the clip: 0 to 199 with the small model, to 999 with the"
                            + " authors'; more invents more; default as in the preset.")
    private @Nullable Integer noiseLevel;

    @Option(names = "--seed", description = "Start of the noise, default ${DEFAULT-VALUE}.")
    private long seed = Noise.USUAL.seed();

    @Option(
            names = "--overlap",
            description =
                    "Frames that neighbouring windows share, 0 to 7; default ${DEFAULT-VALUE}.")
    private int overlap = Interweaving.USUAL.overlap();

    @Option(
            names = "--ilt",
            converter = IltName.class,
            description =
                    "When overlapping windows are fused: final (the authors' code), per-step (the"
                            + " paper's figure), off; default final.")
    private Ilt ilt = Ilt.FINAL;

    @Option(
            names = "--noise",
            description =
                    "Windows' noise: rearrange (the paper's), shuffle (the authors' code), same,"
                            + " independent; default rearrange.")
    private NoiseReuse noise = Noise.USUAL.reuse();

    @Option(
            names = "--plan",
            description = "Whose windows: anchored (ours), authors; default anchored.")
    private Interweaving.Plan plan = Interweaving.Plan.ANCHORED;

    @Option(
            names = "--decode-authors",
            description = "Decode groups of four frames without overlap, as the authors do.")
    private boolean decodeAuthors;

    @Option(
            names = "--temporal-filter",
            description =
                    "How much of its neighbours is averaged into a frame where they show the same,"
                            + " 0 (off) to 1; default as in the preset.")
    private @Nullable Double temporalFilter;

    @Option(
            names = "--colour",
            description = "Match the clip's colours: off, mean, wavelet; default wavelet.")
    private ColourMatch colour = ColourMatch.WAVELET;

    @Option(
            names = "--mix",
            description =
                    "Share of the enlarged source in the result, 0 to 1; default ${DEFAULT-VALUE}.")
    private double mix;

    /**
     * The settings for a model.
     *
     * @throws ProblemException if the preset is unknown or a value is out of range
     */
    Settings settings(Manifest model) throws ProblemException {
        return settings(model.presets(), model.sizes().noiseLevels(), model.sizes().window());
    }

    /** The settings for a model that is not here yet: a checkpoint of the authors. */
    Settings settings() throws ProblemException {
        return settings(Preset.diffVsr(), 1000, Interweaving.USUAL.length());
    }

    private Settings settings(List<Preset> presets, int noiseLevels, int window)
            throws ProblemException {
        Preset base = base(presets);
        int level = noiseLevel == null ? base.noiseLevel() : noiseLevel;
        if (level < 0 || level >= noiseLevels) {
            throw out("--noise-level", "0 to " + (noiseLevels - 1));
        }
        if (overlap < 0 || overlap >= window) {
            throw out("--overlap", "0 to " + (window - 1));
        }
        double scale = guidance == null ? base.guidance() : guidance;
        if (!(scale >= 0 && scale <= 100)) {
            throw out("--guidance", "0 to 100");
        }
        double filter = temporalFilter == null ? base.temporalFilter() : temporalFilter;
        if (!(filter >= 0 && filter <= 1)) {
            throw out("--temporal-filter", "0 to 1");
        }
        if (!(mix >= 0 && mix <= 1)) {
            throw out("--mix", "0 to 1");
        }
        return new Settings(
                new Prompt(prompt, Prompt.AUTHORS.suffix(), negative),
                new Guidance(scale),
                new Noise(seed, noise, level),
                steps(base),
                new Interweaving(plan, window, overlap, ilt, Interweaving.USUAL.transition())
                        .fused(ilt),
                decodeAuthors ? ShotDecoder.Chunks.AUTHORS : ShotDecoder.Chunks.USUAL,
                new TemporalFilter(filter),
                colour,
                Mix.NONE.at(mix),
                Settings.USUAL.tile());
    }

    private Preset base(List<Preset> presets) throws ProblemException {
        if (preset == null) {
            return presets.getFirst();
        }
        String names = presets.stream().map(Preset::name).collect(Collectors.joining(", "));
        return presets.stream()
                .filter(p -> p.name().equals(preset))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.Kind.SETTING,
                                        "the model has no preset '" + preset + "'",
                                        "use one of " + names));
    }

    private Steps steps(Preset base) throws ProblemException {
        if (oneStep) {
            return new Steps(Steps.Method.ONE_STEP, 1, TimestepSpacing.TRAILING);
        }
        int count = steps == null ? base.steps() : steps;
        if (count < 1 || count > 1000) {
            throw out("--steps", "1 to 1000");
        }
        TimestepSpacing usual =
                switch (base.spacing()) {
                    case LEADING -> TimestepSpacing.LEADING;
                    case TRAILING -> TimestepSpacing.TRAILING;
                };
        return new Steps(Steps.Method.DDIM, count, spacing == null ? usual : spacing);
    }

    private static ProblemException out(String option, String range) {
        return new ProblemException(
                Problem.Kind.SETTING, option + " is out of range", "use " + range);
    }

    /** Reads {@code per-step} and its like. */
    static final class IltName implements picocli.CommandLine.ITypeConverter<Ilt> {
        @Override
        public Ilt convert(String value) {
            try {
                return Ilt.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
            } catch (IllegalArgumentException e) {
                throw new picocli.CommandLine.TypeConversionException(
                        "'" + value + "' is none of final, per-step, off");
            }
        }
    }
}
