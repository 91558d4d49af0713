package org.interweave.diffusion;

/** How beta, the variance of the noise added by one training timestep, grows over the timesteps. */
public enum BetaSchedule {
    /** Evenly. */
    LINEAR,
    /** Its square root evenly. */
    SCALED_LINEAR,
    /** So that the signal left follows a squared cosine; beta's range is not used. */
    SQUARED_COSINE
}
