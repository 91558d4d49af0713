package org.interweave.diffusion;

import org.interweave.frame.FlowField;
import org.interweave.frame.Size;

/**
 * Where the pixels of a frame lie in another, known for every second row and column; not a number
 * where they are hidden there.
 */
final class Motion {
    private final Size size;
    private final float[] across;
    private final float[] down;

    private Motion(Size size) {
        this.size = size;
        across = new float[size.pixels()];
        down = new float[size.pixels()];
    }

    /**
     * The motion of frames of twice the size.
     *
     * @param there of the reduced frame to the other
     * @param back of the other to it
     */
    static Motion of(FlowField there, FlowField back) {
        Motion motion = new Motion(there.size());
        for (int y = 0; y < motion.size.height(); y++) {
            for (int x = 0; x < motion.size.width(); x++) {
                boolean seen = there.returns(back, y, x);
                motion.set(
                        y * motion.size.width() + x,
                        seen ? there.dx(y, x) : Float.NaN,
                        seen ? there.dy(y, x) : Float.NaN);
            }
        }
        return motion;
    }

    private void set(int pixel, float dx, float dy) {
        across[pixel] = dx;
        down[pixel] = dy;
    }

    /** This motion, and from there on another. */
    Motion then(Motion next) {
        Motion both = new Motion(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int here = y * size.width() + x;
                // Rounded, what is not a number is 0: the sum is none either way.
                int u = Math.clamp(Math.round(x + across[here]), 0, size.width() - 1);
                int v = Math.clamp(Math.round(y + down[here]), 0, size.height() - 1);
                int there = v * size.width() + u;
                both.set(here, across[here] + next.across[there], down[here] + next.down[there]);
            }
        }
        return both;
    }

    /** The motion to the right of each pixel of a row of the frame, in its pixels. */
    void across(int row, float[] target) {
        row(across, row, target);
    }

    /** The motion downwards. */
    void down(int row, float[] target) {
        row(down, row, target);
    }

    private void row(float[] known, int row, float[] target) {
        // The middle of a frame's pixel lies a quarter from the middle of a known one.
        int near = Math.min(row / 2, size.height() - 1);
        int far = Math.clamp(near + (row % 2 == 0 ? -1 : 1), 0, size.height() - 1);
        for (int x = 0; x < target.length; x++) {
            int nearColumn = Math.min(x / 2, size.width() - 1);
            int farColumn = Math.clamp(nearColumn + (x % 2 == 0 ? -1 : 1), 0, size.width() - 1);
            float here = known[near * size.width() + nearColumn];
            float beside = seen(known[near * size.width() + farColumn], here);
            float above = seen(known[far * size.width() + nearColumn], here);
            float across = seen(known[far * size.width() + farColumn], here);
            // Bilinear, 9, 3, 3 and 1 sixteenths, in pixels of the frame, which are twice as many.
            target[x] = 1.125f * here + 0.375f * (beside + above) + 0.125f * across;
        }
    }

    /** What is beside a hidden pixel moves as the nearest known one does. */
    private static float seen(float value, float nearest) {
        return Float.isNaN(value) ? nearest : value;
    }
}
