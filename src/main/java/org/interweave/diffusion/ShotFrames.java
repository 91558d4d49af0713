package org.interweave.diffusion;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

/** The low-resolution frames of one shot. */
public interface ShotFrames {
    /** Frames in the shot, at least 1. */
    int count();

    /** Where the shot starts in its clip. */
    int firstFrame();

    /** The size of every frame. */
    Size size();

    /**
     * A frame counted from the shot's first. Later frames are asked for first when they are needed;
     * earlier ones may be asked for again until the restored frame has been taken.
     */
    Picture frame(int index) throws Stop;
}
