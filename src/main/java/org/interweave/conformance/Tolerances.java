package org.interweave.conformance;

/**
 * The largest errors allowed: of fp32 rounding and not of anything else. Source: the golden data's
 * README.md, "Suggested tolerances".
 */
final class Tolerances {
    /** One call of the UNet, or of a part of it. */
    static final double UNET = 1e-4;

    /** Stages inside the UNet, whose numbers are up to fifty. */
    static final double STAGE = 2e-4;

    /** The VAE and the text encoder. */
    static final double NETWORK = 5e-5;

    /** Latents and frames at the end of a few guided steps. */
    static final double PIPELINE = 2e-3;

    /** The same latents on average, as a share. */
    static final double PIPELINE_AVERAGE = 1e-4;

    /** Tables of schedules, as a share. */
    static final double TABLE = 1e-6;

    /** Sums and products of a few numbers of the order of 1. */
    static final double ARITHMETIC = 2e-6;

    /** Many steps of a sampler, one after another. */
    static final double TRAJECTORY = 1e-5;

    private Tolerances() {}
}
