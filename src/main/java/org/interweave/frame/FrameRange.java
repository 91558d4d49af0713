package org.interweave.frame;

/**
 * Consecutive frames of a clip, counted from 0.
 *
 * @param start the first frame, at least 0
 * @param end one past the last frame, greater than {@code start}
 */
public record FrameRange(int start, int end) {
    public FrameRange {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("[" + start + ", " + end + ")");
        }
    }

    /** The number of frames. */
    public int count() {
        return end - start;
    }

    /** Whether {@code frame} lies in this range. */
    public boolean contains(int frame) {
        return frame >= start && frame < end;
    }
}
