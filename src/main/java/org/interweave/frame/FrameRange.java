package org.interweave.frame;

import java.util.ArrayList;
import java.util.List;

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

    /**
     * The fewest ranges with the same frames.
     *
     * @param ranges in the order of their starts; they may overlap
     */
    public static List<FrameRange> union(List<FrameRange> ranges) {
        List<FrameRange> union = new ArrayList<>();
        for (FrameRange range : ranges) {
            if (union.isEmpty() || union.getLast().end < range.start) {
                union.add(range);
            } else {
                FrameRange last = union.removeLast();
                union.add(new FrameRange(last.start, Math.max(last.end, range.end)));
            }
        }
        return union;
    }

    /** Whether {@code frame} lies in this range. */
    public boolean contains(int frame) {
        return frame >= start && frame < end;
    }
}
