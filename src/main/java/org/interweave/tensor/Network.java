package org.interweave.tensor;

import org.interweave.frame.Cancel;

import java.util.Map;

/**
 * A graph with named fp32 inputs and outputs, loaded on a device.
 *
 * <p>One thread at a time may run it. Whoever opened it closes it.
 */
public interface Network extends AutoCloseable {
    /**
     * Runs the graph once and waits for its outputs.
     *
     * @param inputs one tensor for every input of the graph, by name
     * @throws IllegalArgumentException if an input is missing, unknown or of the wrong shape
     */
    RunResult run(Map<String, Tensor> inputs, Cancel cancel);

    @Override
    void close();
}
