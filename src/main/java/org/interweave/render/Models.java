package org.interweave.render;

import org.interweave.diffusion.TilePlan;
import org.interweave.frame.Size;

import java.util.Optional;

/** The models there are, on one device. */
public interface Models {
    /** Identity of the engine and its device, see {@link Engine#identity}. */
    String engine();

    /** The device for the user, see {@link Engine#description}. */
    default String description() {
        return engine();
    }

    /**
     * The tile plan to try first, so that it fits the memory there is.
     *
     * @param hash of the bundle
     * @param size of the clip's frames
     * @param loaded hash of the model that is loaded now, whose memory it would take over
     */
    TilePlan plan(String hash, Size size, Optional<String> loaded) throws ProblemException;

    /**
     * Whether a model may be loaded before anyone asks for it: most of the memory that is free
     * stays free.
     *
     * @param hash of the bundle
     */
    boolean leavesRoom(String hash) throws ProblemException;

    /**
     * Loads a model.
     *
     * @param hash of the bundle, see {@link Model.Facts#hash}
     * @return to be closed by the caller
     * @throws ProblemException if there is none with this hash, or it does not load
     */
    Model open(String hash) throws ProblemException;
}
