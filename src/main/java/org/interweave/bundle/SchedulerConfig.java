package org.interweave.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * How noise was added in training, as a diffusers scheduler_config.json says it.
 *
 * @param betas how beta grows over the timesteps
 * @param betaStart beta at the first timestep, in (0, 1)
 * @param betaEnd beta at the last, in (0, 1)
 * @param timesteps timesteps of the training, 1000 for DiffVSR
 * @param prediction what the network's output means
 * @param stepsOffset added to every timestep of `leading` spacing, 1 for DiffVSR
 * @param alphaToOne whether the step to clean data assumes no noise at all
 */
public record SchedulerConfig(
        Betas betas,
        double betaStart,
        double betaEnd,
        int timesteps,
        Prediction prediction,
        int stepsOffset,
        boolean alphaToOne) {
    /** How beta grows. */
    public enum Betas {
        @JsonProperty("linear")
        LINEAR,
        @JsonProperty("scaled_linear")
        SCALED_LINEAR,
        @JsonProperty("squaredcos_cap_v2")
        SQUARED_COSINE
    }

    /** What a network predicts. */
    public enum Prediction {
        @JsonProperty("epsilon")
        NOISE,
        @JsonProperty("v_prediction")
        VELOCITY,
        @JsonProperty("sample")
        CLEAN
    }

    public SchedulerConfig {
        java.util.Objects.requireNonNull(betas, "betas");
        java.util.Objects.requireNonNull(prediction, "prediction");
        boolean range = betaStart > 0 && betaEnd > 0 && betaStart < 1 && betaEnd < 1;
        if (!range || timesteps < 1 || stepsOffset < 0) {
            throw new IllegalArgumentException(
                    "beta=%s..%s timesteps=%d stepsOffset=%d"
                            .formatted(betaStart, betaEnd, timesteps, stepsOffset));
        }
    }

    /** The main scheduler as the authors run it: beta overridden to linear. */
    public static SchedulerConfig diffVsr() {
        return new SchedulerConfig(Betas.LINEAR, 0.0001, 0.02, 1000, Prediction.VELOCITY, 1, false);
    }

    /** The scheduler of the x4 upscaler's low-resolution frames. */
    public static SchedulerConfig diffVsrLowRes() {
        return new SchedulerConfig(
                Betas.SCALED_LINEAR, 0.0001, 0.02, 1000, Prediction.NOISE, 0, true);
    }

    /**
     * Reads a diffusers scheduler_config.json; what it leaves out is as diffusers 0.30.0 has it.
     *
     * @throws BundleException if a value is unknown or out of range
     */
    public static SchedulerConfig fromDiffusers(JsonNode json) throws BundleException {
        try {
            return new SchedulerConfig(
                    switch (json.path("beta_schedule").asText("linear")) {
                        case "linear" -> Betas.LINEAR;
                        case "scaled_linear" -> Betas.SCALED_LINEAR;
                        case "squaredcos_cap_v2" -> Betas.SQUARED_COSINE;
                        default -> throw new IllegalArgumentException("beta_schedule");
                    },
                    json.path("beta_start").asDouble(0.0001),
                    json.path("beta_end").asDouble(0.02),
                    json.path("num_train_timesteps").asInt(1000),
                    switch (json.path("prediction_type").asText("epsilon")) {
                        case "epsilon" -> Prediction.NOISE;
                        case "v_prediction" -> Prediction.VELOCITY;
                        case "sample" -> Prediction.CLEAN;
                        default -> throw new IllegalArgumentException("prediction_type");
                    },
                    json.path("steps_offset").asInt(0),
                    json.path("set_alpha_to_one").asBoolean(true));
        } catch (IllegalArgumentException e) {
            throw new BundleException("a scheduler's " + e.getMessage() + " is not known", e);
        }
    }

    /** The same with beta growing in another way. */
    public SchedulerConfig with(Betas other) {
        return new SchedulerConfig(
                other, betaStart, betaEnd, timesteps, prediction, stepsOffset, alphaToOne);
    }
}
