package org.interweave.frame;

/**
 * The windows of one shot, in order, each overlapping the one before or touching it.
 *
 * <p>Frames are counted from the shot's first; those from the shot's own length on are its
 * continuation by {@link WindowPlan#reflect}.
 */
public sealed interface Windows permits WindowPlan, AuthorsWindows {
    /** Frames that the windows cover together, at least the shot's own. */
    int frames();

    /** The number of windows. */
    int count();

    /** The frames of a window. */
    FrameRange window(int index);

    /** The frames a window shares with the one before. */
    default int overlapBefore(int index) {
        return index == 0 ? 0 : window(index - 1).end() - window(index).start();
    }

    /** The first window that holds {@code frame}. */
    default int firstHolding(int frame) {
        int low = 0;
        int high = count() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (window(middle).end() > frame) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The last window that holds {@code frame}. */
    default int lastHolding(int frame) {
        int low = 0;
        int high = count() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (window(middle).start() <= frame) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
