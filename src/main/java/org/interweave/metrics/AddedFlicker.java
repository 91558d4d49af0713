package org.interweave.metrics;

import org.interweave.frame.OpticalFlow;
import org.interweave.frame.Picture;
import org.jspecify.annotations.Nullable;

import java.util.OptionalDouble;

/**
 * How much more a restored clip flickers than its source, frame by frame: the warping error of the
 * restored frames less that of the source's, both along the source's motion. Below 0 it is steadier
 * than the source.
 */
public final class AddedFlicker {
    /** What the numbers are. */
    public static final Measure MEASURE = Measure.lower("added_flicker", "1/1000");

    private final OpticalFlow flow;
    private @Nullable Moment before;

    private record Moment(Picture restored, Picture source) {}

    /** A measure along the motion that {@code flow} finds. */
    public AddedFlicker(OpticalFlow flow) {
        this.flow = flow;
    }

    /**
     * The number of the next frame; none for the first of a shot.
     *
     * @param restored of the source's size: reduced for it, or the source enlarged
     */
    public OptionalDouble next(Picture restored, Picture source) {
        Planes.requireSameSize(restored, source);
        Moment last = before;
        before = new Moment(restored, source);
        if (last == null) {
            return OptionalDouble.empty();
        }
        Correspondence same = Correspondence.of(flow, last.source, source);
        double own = same.warpingError(last.source, source);
        return OptionalDouble.of(same.warpingError(last.restored, restored) - own);
    }

    /** Says that the next frame is the first of another shot. */
    public void startShot() {
        before = null;
    }
}
