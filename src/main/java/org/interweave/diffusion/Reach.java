package org.interweave.diffusion;

import org.interweave.frame.FrameRange;
import org.interweave.frame.WindowPlan;
import org.interweave.frame.Windows;

/**
 * What has to be done for some frames of a shot: which of its frames are read, how many windows and
 * steps are computed.
 *
 * @param frames of the shot that are read, those needed by reflection included
 * @param windows that are denoised
 * @param steps of them all
 */
public record Reach(FrameRange frames, int windows, long steps) {
    /**
     * The reach of a range.
     *
     * @param count frames in the shot
     * @param wanted frames to restore, counted from the shot's first
     */
    public static Reach of(Settings settings, int count, FrameRange wanted) {
        Windows windows = settings.windows().windows(count);
        FrameRange range = widened(settings.chunks().plan(windows.frames()), wanted);
        int passes = settings.windows().ilt() == Ilt.PER_STEP ? settings.steps().count() : 1;
        int most = 0;
        long computed = 0;
        for (int pass = 0; pass < passes; pass++) {
            most = windows.lastHolding(range.end() - 1) - windows.firstHolding(range.start()) + 1;
            computed += most;
            range = widened(windows, range);
        }
        return new Reach(
                reflected(range, count), most, computed * (settings.steps().count() / passes));
    }

    /**
     * The frames of a shot that are read to denoise some of its windows, nothing being known.
     *
     * @param first the first window
     * @param last the last window, included
     */
    public static FrameRange ofWindows(Settings settings, int count, int first, int last) {
        Windows windows = settings.windows().windows(count);
        FrameRange range =
                new FrameRange(windows.window(first).start(), windows.window(last).end());
        int passes = settings.windows().ilt() == Ilt.PER_STEP ? settings.steps().count() : 1;
        for (int pass = 1; pass < passes; pass++) {
            range = widened(windows, range);
        }
        return reflected(range, count);
    }

    private static FrameRange widened(Windows windows, FrameRange range) {
        return new FrameRange(
                windows.window(windows.firstHolding(range.start())).start(),
                windows.window(windows.lastHolding(range.end() - 1)).end());
    }

    private static FrameRange reflected(FrameRange range, int count) {
        int first = range.start();
        for (int i = count; i < range.end(); i++) {
            first = Math.min(first, WindowPlan.reflect(i, count));
        }
        return new FrameRange(Math.min(first, count - 1), Math.min(range.end(), count));
    }
}
