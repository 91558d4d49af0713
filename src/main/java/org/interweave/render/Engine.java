package org.interweave.render;

import org.interweave.tensor.Network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** An inference engine bound to one device. */
public interface Engine {
    /**
     * What decides the bits of a result beside its inputs, for keys and sidecars: engine, version,
     * provider, threads; for example {@code onnxruntime 1.29.0 cpu 2 threads}.
     */
    String identity();

    /** Which device, its memory as far as that can be told, and why this one, for the user. */
    String description();

    /** Memory that the device has left; empty if that cannot be told. */
    default OptionalLong freeBytes() {
        return OptionalLong.empty();
    }

    /**
     * Loads a graph.
     *
     * @return to be closed by the caller
     * @throws IOException if the graph is missing or cannot run on this device
     */
    Network open(Path graph) throws IOException;
}
