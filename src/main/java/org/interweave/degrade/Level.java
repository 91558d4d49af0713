package org.interweave.degrade;

/** How badly a clip is treated. */
public enum Level {
    /** A soft blur and a bicubic reduction. */
    SIMPLE,
    /**
     * Twice blur, resizing, noise and compression, in random order and strength, then a reduction
     * that may ring.
     */
    COMPLEX
}
