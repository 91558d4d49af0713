package org.interweave.report;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;

/** Frames of a clip, wherever they come from. */
public interface Footage {
    /** Width and height of every frame. */
    Size size();

    /**
     * A frame at another size.
     *
     * @param frame of the clip
     */
    Picture read(int frame, Size size) throws MediaException;

    /** The frames of a file; the caller closes it. */
    static Footage of(VideoReader file) {
        return new Footage() {
            @Override
            public Size size() {
                return file.info().video().size();
            }

            @Override
            public Picture read(int frame, Size size) throws MediaException {
                return file.read(frame, size);
            }
        };
    }
}
