package org.interweave.diffusion;

/** Interweaved latent transition: when the latents of overlapping windows are fused. */
public enum Ilt {
    /** Once, after the last step; the authors' code. */
    FINAL,
    /** After every step; the paper's Figure 3. */
    PER_STEP,
    /** Never: each frame is one window's. */
    OFF
}
