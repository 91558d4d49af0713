package org.interweave.ui.model;

import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;

import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One line of every frame, side by side: time from left to right.
 *
 * <p>What is still draws level lines, what moves evenly slanted ones; flicker is a comb. The
 * papers' temporal profile, x-t slice.
 */
public final class TemporalProfile {
    private TemporalProfile() {}

    /** A line on the picture. */
    public sealed interface Line {
        /** Where it is, as a share of the picture's side, in [0, 1]. */
        double place();

        /** From top to bottom. */
        record Column(double place) implements Line {
            public Column {
                check(place);
            }
        }

        /** From left to right. */
        record Row(double place) implements Line {
            public Row {
                check(place);
            }
        }

        private static void check(double place) {
            if (!(place >= 0 && place <= 1)) {
                throw new IllegalArgumentException("a line at " + place);
            }
        }
    }

    /**
     * The profile of some frames: as wide as there are frames.
     *
     * @param height of the result; the line is sampled at the nearest pixels
     * @param frame the frames by number; what is not there stays {@code empty}
     * @param empty colour where there is no frame, with alpha
     */
    public static Pixels of(
            FrameRange frames,
            Line line,
            int height,
            IntFunction<Optional<Pixels>> frame,
            int empty) {
        int width = frames.count();
        int[] argb = new int[width * height];
        for (int x = 0; x < width; x++) {
            Optional<Pixels> pixels = frame.apply(frames.start() + x);
            for (int y = 0; y < height; y++) {
                double along = (y + 0.5) / height;
                argb[y * width + x] = pixels.map(p -> sample(p, line, along)).orElse(empty);
            }
        }
        return new Pixels(new Size(width, height), argb);
    }

    private static int sample(Pixels pixels, Line line, double along) {
        int width = pixels.size().width();
        int height = pixels.size().height();
        return switch (line) {
            case Line.Column(double place) ->
                    pixels.argb()[index(along, height) * width + index(place, width)];
            case Line.Row(double place) ->
                    pixels.argb()[index(place, height) * width + index(along, width)];
        };
    }

    private static int index(double share, int count) {
        return Math.min(count - 1, (int) (share * count));
    }
}
