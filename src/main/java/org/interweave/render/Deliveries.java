package org.interweave.render;

import org.interweave.frame.FrameRange;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Rational;
import org.interweave.media.Delivery;
import org.interweave.media.MediaException;
import org.interweave.media.OutputFormat;
import org.interweave.media.VideoInfo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What an export's file is like. */
public final class Deliveries {
    private Deliveries() {}

    /**
     * The wanted frames of some shots, one after another, with the clip's times, pixel aspect and
     * colours; with its sound too if no frame between them is left out.
     */
    static Delivery of(VideoInfo clip, List<ShotJob> shots, int factor, Order.Export export) {
        List<FrameRange> parts = shots.stream().map(ShotJob::wanted).toList();
        FrameRange all = new FrameRange(parts.getFirst().start(), parts.getLast().end());
        Delivery whole = Delivery.of(clip, all, factor, export.depth()).in(export.codec());
        if (parts.stream().mapToInt(FrameRange::count).sum() == all.count()) {
            return whole;
        }
        return new Delivery(
                whole.size(),
                times(clip.video().times(), parts),
                whole.pixelAspect(),
                whole.colour(),
                whole.depth(),
                whole.codec(),
                Optional.empty());
    }

    private static FrameTimes times(FrameTimes clip, List<FrameRange> parts) {
        return switch (clip) {
            case FrameTimes.Constant constant -> constant;
            case FrameTimes.Variable variable -> {
                int frames = parts.stream().mapToInt(FrameRange::count).sum();
                long[] ticks = new long[frames + 1];
                int frame = 0;
                for (FrameRange part : parts) {
                    for (int i = part.start(); i < part.end(); i++) {
                        Rational lasts = variable.seconds(i + 1).minus(variable.seconds(i));
                        Rational inTicks =
                                new Rational(
                                        lasts.numerator() * variable.tick().denominator(),
                                        lasts.denominator() * variable.tick().numerator());
                        ticks[frame + 1] = ticks[frame] + inTicks.numerator();
                        frame++;
                    }
                }
                yield new FrameTimes.Variable(variable.tick(), ticks);
            }
        };
    }

    /** About how many bytes an output takes, on the high side. */
    public static long estimatedBytes(Path target, Delivery.Depth depth, long pixels)
            throws ProblemException {
        try {
            double bytes =
                    switch (OutputFormat.of(target)) {
                        case MP4 -> 0.1;
                        case MOV -> 0.8;
                        case MKV, FOLDER -> depth == Delivery.Depth.BITS_8 ? 2 : 5;
                    };
            return (long) (bytes * pixels);
        } catch (MediaException e) {
            throw Problems.media(e);
        }
    }
}
