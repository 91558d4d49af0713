package org.interweave.tensor;

import java.util.Map;

/** How one run of a network ended. What is not listed here is a bug, and is thrown. */
public sealed interface RunResult {
    /**
     * The run went through.
     *
     * @param outputs every output of the graph, by name
     */
    record Done(Map<String, Tensor> outputs) implements RunResult {
        public Done {
            outputs = Map.copyOf(outputs);
        }

        /** The output of this name; a graph without it is a bug. */
        public Tensor output(String name) {
            Tensor output = outputs.get(name);
            if (output == null) {
                throw new IllegalArgumentException(name + " is not among " + outputs.keySet());
            }
            return output;
        }
    }

    /**
     * The device had no room; a smaller input may fit.
     *
     * @param detail the engine's own words, for the log
     */
    record OutOfMemory(String detail) implements RunResult {}

    /** The run was stopped by its {@link org.interweave.frame.Cancel}. */
    record Cancelled() implements RunResult {}
}
