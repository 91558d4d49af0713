package org.interweave.render;

import java.util.OptionalInt;

/** Finds the engine for the device a user asks for. */
public interface Engines {
    /**
     * Tries the provider on this machine.
     *
     * @param threads of the processor, at least 1; empty for all it has
     * @throws ProblemException if it was asked for by name and does not work
     */
    Engine find(Provider provider, OptionalInt threads) throws ProblemException;

    /** The same with all threads. */
    default Engine find(Provider provider) throws ProblemException {
        return find(provider, OptionalInt.empty());
    }

    /** The devices a user may ask for. */
    enum Provider {
        /** The GPU if it truly works, else the processor. */
        AUTO,
        CUDA,
        CPU
    }
}
