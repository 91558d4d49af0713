package org.interweave.metrics;

import org.interweave.frame.FlowField;
import org.interweave.frame.OpticalFlow;
import org.interweave.frame.Picture;
import org.interweave.frame.Sampled;
import org.interweave.frame.Size;

/**
 * Where each pixel of a frame is in the next, and whether it is seen there at all.
 *
 * <p>A pixel counts as seen if its motion there and back ends where it began and it lies on no
 * border between motions: M. Ruder and others, Artistic style transfer for videos, GCPR 2016,
 * equations 5 and 6, as in the warping error's own definition.
 */
public final class Correspondence {
    private final FlowField forward;
    private final boolean[] seen;

    private Correspondence(FlowField forward, boolean[] seen) {
        this.forward = forward;
        this.seen = seen;
    }

    /**
     * The correspondence of two frames, by the motion that {@code flow} finds.
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Correspondence of(OpticalFlow flow, Picture from, Picture to) {
        FlowField forward = flow.flow(from, to);
        FlowField back = flow.flow(to, from);
        Size size = from.size();
        boolean[] seen = new boolean[size.pixels()];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                seen[y * size.width() + x] = seen(forward, back, y, x);
            }
        }
        return new Correspondence(forward, seen);
    }

    private static boolean seen(FlowField forward, FlowField back, int y, int x) {
        Size size = forward.size();
        if (!forward.returns(back, y, x)) {
            return false;
        }
        float dx = forward.dx(y, x);
        float dy = forward.dy(y, x);
        double motion = dx * dx + dy * dy;
        int right = Math.min(x + 1, size.width() - 1);
        int below = Math.min(y + 1, size.height() - 1);
        double change =
                square(forward.dx(y, right) - dx)
                        + square(forward.dx(below, x) - dx)
                        + square(forward.dy(y, right) - dy)
                        + square(forward.dy(below, x) - dy);
        return change <= 0.01 * motion + 0.002;
    }

    private static double square(double x) {
        return x * x;
    }

    /** The size of both frames. */
    public Size size() {
        return forward.size();
    }

    /** The share of pixels that are seen in both frames. */
    public double seenShare() {
        int count = 0;
        for (boolean pixel : seen) {
            count += pixel ? 1 : 0;
        }
        return (double) count / seen.length;
    }

    /**
     * The mean squared difference of what should look the same in two frames, times 1000.
     *
     * <p>Samples are in [0, 1]; the mean is over red, green and blue of the pixels seen in both.
     * Source: W.-S. Lai and others, Learning blind video temporal consistency, ECCV 2018, equation
     * 10; if nothing is seen in both, everything inside counts, as there.
     *
     * @param from a frame of this size at the first frame's time
     * @param to likewise, at the second's
     */
    public double warpingError(Picture from, Picture to) {
        Planes.requireSameSize(from, to);
        Size size = size();
        boolean any = seenShare() > 0;
        double sum = 0;
        long count = 0;
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                if (seen[y * size.width() + x] || !any) {
                    double u = Math.clamp(x + forward.dx(y, x), 0, size.width() - 1);
                    double v = Math.clamp(y + forward.dy(y, x), 0, size.height() - 1);
                    for (int c = 0; c < Picture.CHANNELS; c++) {
                        int channel = c;
                        double there =
                                Sampled.bilinear(
                                        size, u, v, (row, col) -> to.at(channel, row, col));
                        sum += square(there - from.at(c, y, x));
                        count++;
                    }
                }
            }
        }
        return 1000 * sum / count;
    }
}
