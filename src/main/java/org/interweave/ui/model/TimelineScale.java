package org.interweave.ui.model;

import org.interweave.frame.FrameRange;
import org.interweave.frame.Timecode;
import org.interweave.project.Clip;

import java.util.ArrayList;
import java.util.List;

/**
 * Which frames a timeline shows, and where.
 *
 * @param frames in the clip, at least 1
 * @param width of the view in pixels, positive
 * @param pixels for each frame, positive
 * @param first the frame at the left edge, may lie between two
 */
public record TimelineScale(int frames, double width, double pixels, double first) {
    private static final double LARGEST = 64;
    private static final int[] MULTIPLES = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 18_000
    };

    public TimelineScale {
        pixels = Math.clamp(pixels, width / frames, Math.max(width / frames, LARGEST));
        first = Math.clamp(first, 0, Math.max(0, frames - width / pixels));
    }

    /** The whole clip. */
    public static TimelineScale whole(int frames, double width) {
        return new TimelineScale(frames, width, 0, 0);
    }

    /** Where a frame begins; the end of the clip for one past the last. */
    public double x(double frame) {
        return (frame - first) * pixels;
    }

    /** The frame at a place, one of the clip's. */
    public int frame(double x) {
        return Math.clamp((int) Math.floor(first + x / pixels), 0, frames - 1);
    }

    /** The frames of which something is seen. */
    public FrameRange visible() {
        return new FrameRange(frame(0), frame(Math.max(0, width - 1)) + 1);
    }

    /** Larger by a factor, the frame at {@code x} staying there. */
    public TimelineScale zoomed(double factor, double x) {
        double under = first + x / pixels;
        double least = width / frames;
        double next = Math.clamp(pixels * factor, least, Math.max(least, LARGEST));
        return new TimelineScale(frames, width, next, under - x / next);
    }

    /** Scrolled to the right by some pixels. */
    public TimelineScale scrolled(double by) {
        return new TimelineScale(frames, width, pixels, first + by / pixels);
    }

    /** The same in a view of another width: all of the clip if that was seen, else as before. */
    public TimelineScale resized(double other) {
        boolean all = pixels <= width / frames * 1.0001;
        return all ? whole(frames, other) : new TimelineScale(frames, other, pixels, first);
    }

    /** Scrolled by a page if a frame is not in view. */
    public TimelineScale showing(int frame) {
        double x = x(frame);
        return x >= 0 && x + pixels <= width + 0.5
                ? this
                : new TimelineScale(frames, width, pixels, frame - width / pixels * 0.1);
    }

    /**
     * A thumbnail.
     *
     * @param frame that it shows
     * @param x of its left edge
     * @param end of what is seen of it
     */
    public record Spot(int frame, double x, double end) {}

    /**
     * Where thumbnails stand, side by side from each shot's first frame on, each cut off where its
     * shot ends: none shows what is not below it. Of shots too narrow for a quarter of one some are
     * left out.
     *
     * @param each width of a whole one, positive
     */
    public List<Spot> spots(Clip clip, double each) {
        FrameRange seen = visible();
        List<Spot> spots = new ArrayList<>();
        for (int i = clip.shotAt(seen.start()); i <= clip.shotAt(seen.end() - 1); i++) {
            FrameRange shot = clip.shots().get(i).frames();
            double start = x(shot.start());
            double end = x(shot.end());
            double skipped = Math.floor(Math.max(0, -start) / each) * each;
            for (double x = start + skipped; x < Math.min(width, end); x += each) {
                boolean wide = end - start >= each / 4;
                if (wide || spots.isEmpty() || x >= spots.getLast().x + each / 4) {
                    int frame =
                            Math.clamp((int) (first + x / pixels), shot.start(), shot.end() - 1);
                    spots.add(new Spot(frame, x, Math.min(x + each, end)));
                }
            }
        }
        return spots;
    }

    /**
     * A line on the ruler.
     *
     * @param frame where
     * @param label its timecode; empty on the small lines between
     */
    public record Tick(int frame, String label) {}

    /** The lines in view: labels at least {@code spacing} pixels apart, small lines between. */
    public List<Tick> ticks(Timecode timecode, double spacing) {
        int large = step(timecode, spacing);
        int small = large < 5 ? 1 : Math.max(1, large / 5);
        FrameRange seen = visible();
        List<Tick> ticks = new ArrayList<>();
        int start = Math.max(0, (seen.start() / large - 1) * large);
        for (int frame = start; frame < seen.end(); frame += small) {
            boolean labelled = frame % large == 0;
            ticks.add(new Tick(frame, labelled ? timecode.name(frame) : ""));
        }
        return ticks;
    }

    /** Frames between labels: few frames, or whole seconds. */
    private int step(Timecode timecode, double spacing) {
        double wanted = spacing / pixels;
        for (int step : new int[] {1, 2, 5, 10}) {
            if (step >= wanted && step < timecode.framesPerSecond()) {
                return step;
            }
        }
        for (int seconds : MULTIPLES) {
            int step = seconds * timecode.framesPerSecond();
            if (step >= wanted) {
                return step;
            }
        }
        int day = 86_400 * timecode.framesPerSecond();
        return day * (int) Math.max(1, Math.ceil(wanted / day));
    }
}
