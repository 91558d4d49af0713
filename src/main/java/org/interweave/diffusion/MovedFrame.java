package org.interweave.diffusion;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

/**
 * A frame moved to where another shows the same.
 *
 * @param frame the one that is moved
 * @param motion of the other to it
 */
record MovedFrame(FrameSamples frame, Motion motion) {
    /**
     * A row of the other frame; not a number where it is hidden in this one.
     *
     * @param y in [0, height)
     * @param target {@code [3, width]}
     */
    void row(int y, float[] target) {
        Size size = frame.size();
        int width = size.width();
        float[] across = new float[width];
        float[] down = new float[width];
        motion.across(y, across);
        motion.down(y, down);
        for (int x = 0; x < width; x++) {
            float u = x + across[x];
            float v = y + down[x];
            // Not so for what is not a number either.
            if (u >= 0 && v >= 0 && u <= width - 1 && v <= size.height() - 1) {
                frame.sample(u, v, target, x);
            } else {
                for (int c = 0; c < Picture.CHANNELS; c++) {
                    target[c * width + x] = Float.NaN;
                }
            }
        }
    }
}
