package org.interweave.metrics;

import org.interweave.frame.Picture;

/** What a network sees in a picture. */
@FunctionalInterface
public interface Features {
    /**
     * The features of a picture, a vector of any length that is the same for all pictures.
     *
     * @throws MetricException if they could not be computed
     */
    float[] of(Picture picture) throws MetricException;
}
