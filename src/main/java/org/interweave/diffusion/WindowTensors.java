package org.interweave.diffusion;

import org.interweave.tensor.Tensor;

/** One tensor for each window of a shot, made when it is asked for. */
@FunctionalInterface
public interface WindowTensors {
    /**
     * The tensor of a window.
     *
     * @return {@code [1, channels, frames, height, width]}
     */
    Tensor window(int index) throws Stop;
}
