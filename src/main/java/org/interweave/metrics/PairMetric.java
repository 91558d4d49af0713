package org.interweave.metrics;

import org.interweave.frame.Picture;

/** Compares a frame with what it should be. */
public interface PairMetric {
    /** What the numbers are. */
    Measure measure();

    /**
     * The number of one frame.
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    double score(Picture frame, Picture reference);
}
