package org.interweave.render;

import org.interweave.frame.Picture;

/** Takes restored frames in order. Closed without {@link #finish} it leaves nothing behind. */
public interface FrameSink extends AutoCloseable {
    /** Takes the next frame. */
    void write(Picture picture) throws ProblemException;

    /** Makes the output whole and visible. */
    void finish() throws ProblemException;

    @Override
    void close();

    /** Opens a sink anew, for each attempt. */
    @FunctionalInterface
    interface Opener {
        /** A sink for frames of the job's size; closed by the caller. */
        FrameSink open() throws ProblemException;
    }
}
