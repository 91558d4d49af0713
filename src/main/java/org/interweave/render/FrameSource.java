package org.interweave.render;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

/** The frames of a clip, by number, fastest in rising order. One thread at a time. */
public interface FrameSource {
    /** The size of every frame. */
    Size size();

    /** A frame, counted from the clip's first. */
    Picture read(int frame) throws ProblemException;
}
