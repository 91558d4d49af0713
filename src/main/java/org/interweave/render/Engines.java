package org.interweave.render;

/** Finds the engine for the device a user asks for. */
public interface Engines {
    /**
     * Tries the provider on this machine.
     *
     * @throws ProblemException if it was asked for by name and does not work
     */
    Engine find(Provider provider) throws ProblemException;

    /** The devices a user may ask for. */
    enum Provider {
        /** The GPU if it truly works, else the processor. */
        AUTO,
        CUDA,
        CPU
    }
}
