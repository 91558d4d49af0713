package org.interweave.render;

import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;

/**
 * A shot to restore, or a part of it. The windows are those of the whole shot either way.
 *
 * @param frames the whole shot, in its clip
 * @param wanted the frames to restore, in the clip and inside the shot
 * @param settings how
 */
public record ShotJob(FrameRange frames, FrameRange wanted, Settings settings) {
    public ShotJob {
        if (wanted.start() < frames.start() || wanted.end() > frames.end()) {
            throw new IllegalArgumentException(wanted + " is not inside " + frames);
        }
    }

    /** The wanted frames, counted from the shot's first. */
    public FrameRange wantedInShot() {
        return new FrameRange(wanted.start() - frames.start(), wanted.end() - frames.start());
    }
}
