package org.interweave.metrics;

import org.interweave.frame.OpticalFlow;
import org.interweave.frame.Picture;

/**
 * How much more restored frames flicker than their source: the warping error of the restored frames
 * less that of the source's, both along the source's motion. Below 0 they are steadier than the
 * source.
 *
 * <p>The motion from one frame of the source to the next is found once, for any number of versions.
 *
 * @param motion of the source from one frame to the next
 * @param own the source's warping error along it
 */
public record AddedFlicker(Correspondence motion, double own) {
    /** What the numbers are. */
    public static final Measure MEASURE = Measure.lower("added_flicker", "1/1000");

    /**
     * What is compared with between two frames of the source.
     *
     * @param before a frame of a shot; versions will be of its size: reduced for it, or the source
     *     enlarged
     * @param now the next of the same shot
     */
    public static AddedFlicker between(OpticalFlow flow, Picture before, Picture now) {
        Correspondence motion = Correspondence.of(flow, before, now);
        return new AddedFlicker(motion, motion.warpingError(before, now));
    }

    /** The number of a version of both frames. */
    public double of(Picture before, Picture now) {
        return motion.warpingError(before, now) - own;
    }
}
