package org.interweave.diffusion;

/** Whose noise each window starts from. */
public enum NoiseReuse {
    /**
     * New frames take the noise of the frames that dropped out, in reverse order: ABCDEFGH,
     * EFGHDCBA, DCBAHGFE; the paper's figure.
     */
    REARRANGE,
    /**
     * New frames take the noise of the frames that dropped out, in an order that follows from the
     * seed; the authors' code, which draws it anew in every run.
     */
    SHUFFLE,
    /** Every window starts from the first window's noise. */
    SAME,
    /** Every frame of the shot has its own noise. */
    INDEPENDENT
}
