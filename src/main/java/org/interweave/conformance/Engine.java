package org.interweave.conformance;

import org.interweave.tensor.Network;

import java.io.IOException;
import java.nio.file.Path;

/** Loads graphs on a device. */
@FunctionalInterface
public interface Engine {
    /**
     * Loads a graph and its weights.
     *
     * @return to be closed by the caller
     * @throws IOException if it cannot run on this device
     */
    Network open(Path graph) throws IOException;
}
