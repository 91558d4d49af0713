package org.interweave.frame;

/** Finds how a picture moved into another. */
@FunctionalInterface
public interface OpticalFlow {
    /**
     * The motion of every pixel of {@code from} on its way to {@code to}.
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    FlowField flow(Picture from, Picture to);
}
