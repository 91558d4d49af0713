package org.interweave.frame;

/**
 * The fixed grid of overlapping windows in which a shot is restored.
 *
 * <p>The grid starts at the shot's first frame, never at the playhead, so that preview and export
 * ask for the same windows and share cached results. The last window is moved back to end with the
 * shot; every window has exactly {@code length} frames, and the last may share more than {@code
 * overlap}.
 *
 * @param frames frames in the shot, at least {@code length} (pad shorter shots first)
 * @param length frames per window, 8 for DiffVSR
 * @param overlap frames shared with the window before, in {@code [0, length)}
 */
public record WindowPlan(int frames, int length, int overlap) implements Windows {
    public WindowPlan {
        if (overlap < 0 || overlap >= length || frames < length) {
            throw new IllegalArgumentException(
                    "frames=%d length=%d overlap=%d".formatted(frames, length, overlap));
        }
    }

    @Override
    public int count() {
        return 1 + Math.ceilDiv(frames - length, length - overlap);
    }

    @Override
    public FrameRange window(int index) {
        if (index < 0 || index >= count()) {
            throw new IndexOutOfBoundsException(index);
        }
        int start = Math.min(index * (length - overlap), frames - length);
        return new FrameRange(start, start + length);
    }

    /**
     * The frame of a clip of {@code frames} frames that stands at {@code index} when the clip is
     * continued by reflection without repeating its ends: 0 1 2 3 2 1 0 1 ...
     */
    public static int reflect(int index, int frames) {
        if (frames == 1) {
            return 0;
        }
        int period = 2 * (frames - 1);
        int phase = Math.floorMod(index, period);
        return Math.min(phase, period - phase);
    }
}
