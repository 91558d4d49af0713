package org.interweave.project;

import org.interweave.frame.FrameRange;

/**
 * Frames between two cuts, and how they are to be restored.
 *
 * @param frames of the clip
 * @param confidence that it truly starts with a cut, in [0, 1]; 1 for the clip's start and for cuts
 *     a user made
 * @param overrides in which it differs from its clip's settings
 */
public record Shot(FrameRange frames, double confidence, Overrides overrides) {
    public Shot {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence);
        }
    }

    /** Whether a user made the cut it starts with, or it starts the clip. */
    boolean byHand() {
        return confidence == 1;
    }

    /** The same with other frames. */
    Shot with(FrameRange other) {
        return new Shot(other, confidence, overrides);
    }

    /** The same with other overrides. */
    Shot with(Overrides other) {
        return new Shot(frames, confidence, other);
    }
}
