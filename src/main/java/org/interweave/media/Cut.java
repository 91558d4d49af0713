package org.interweave.media;

import org.interweave.frame.FrameRange;

import java.util.ArrayList;
import java.util.List;

/**
 * A hard cut.
 *
 * @param frame the first frame of the new shot
 * @param confidence above 0.5 and at most 1: the part of the picture that is new, beyond what
 *     motion makes new in the frames around it
 */
public record Cut(int frame, double confidence) {
    public Cut {
        if (frame < 1 || !(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException(frame + ", " + confidence);
        }
    }

    /**
     * The shots that cuts make of some frames; one shot if there is no cut.
     *
     * @param cuts rising; those outside the frames are ignored
     */
    public static List<FrameRange> shots(FrameRange frames, List<Cut> cuts) {
        List<FrameRange> shots = new ArrayList<>();
        int start = frames.start();
        for (Cut cut : cuts) {
            if (cut.frame() > start && cut.frame() < frames.end()) {
                shots.add(new FrameRange(start, cut.frame()));
                start = cut.frame();
            }
        }
        shots.add(new FrameRange(start, frames.end()));
        return List.copyOf(shots);
    }
}
