package org.interweave.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Settings under a name, which a bundle recommends for itself.
 *
 * @param name one word, unique in its bundle
 * @param steps denoising steps, at least 1
 * @param guidance guidance scale; 1 and below runs without guidance
 * @param noiseLevel noise put on the low-resolution frames, 50 for DiffVSR
 * @param spacing which timesteps the steps visit
 * @param temporalFilter how much of its neighbours is averaged into a decoded frame, from 0, none,
 *     to 1; 0 is not written, so that bundles keep the hashes they had before there was one
 */
public record Preset(
        String name,
        int steps,
        double guidance,
        int noiseLevel,
        Spacing spacing,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) double temporalFilter) {
    /** Which timesteps a run of few steps visits. */
    public enum Spacing {
        /** Counted from the first; the authors' choice. */
        @JsonProperty("leading")
        LEADING,
        /** Counted from the last, where latents are pure noise; right for few steps. */
        @JsonProperty("trailing")
        TRAILING
    }

    public Preset {
        java.util.Objects.requireNonNull(spacing, "spacing");
        if (name.isBlank()
                || steps < 1
                || noiseLevel < 0
                || !Double.isFinite(guidance)
                || !(temporalFilter >= 0 && temporalFilter <= 1)) {
            throw new IllegalArgumentException(
                    "name=%s steps=%d guidance=%s noiseLevel=%d temporalFilter=%s"
                            .formatted(name, steps, guidance, noiseLevel, temporalFilter));
        }
    }

    /** Settings without a temporal filter. */
    public Preset(String name, int steps, double guidance, int noiseLevel, Spacing spacing) {
        this(name, steps, guidance, noiseLevel, spacing, 0);
    }

    /** What suits a checkpoint of the authors; the first is theirs and the default. */
    public static java.util.List<Preset> diffVsr() {
        return java.util.List.of(
                new Preset("authors", 50, 5, 50, Spacing.LEADING),
                new Preset("balanced", 20, 5, 50, Spacing.TRAILING),
                new Preset("draft", 4, 5, 50, Spacing.TRAILING));
    }
}
