package org.interweave.cli;

import org.interweave.frame.FrameRange;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** Which frames of a clip. */
final class RangeOptions {
    @Option(
            names = "--from",
            description = "The first frame, counted from 0; default the first, or the in mark.")
    private @Nullable Integer from;

    @Option(
            names = "--to",
            description = "One past the last frame; default the end, or the out mark.")
    private @Nullable Integer to;

    /** Whether nothing was given. */
    boolean empty() {
        return from == null && to == null;
    }

    /**
     * The frames asked for.
     *
     * @param otherwise where nothing was given
     * @param frames of the clip
     */
    FrameRange of(FrameRange otherwise, int frames) throws ProblemException {
        int first = from == null ? otherwise.start() : from;
        int end = to == null ? otherwise.end() : to;
        if (first < 0 || end > frames || first >= end) {
            throw new ProblemException(
                    Problem.Kind.SETTING,
                    "the clip has no frames from " + first + " to " + end,
                    "use --from and --to between 0 and " + frames);
        }
        return new FrameRange(first, end);
    }
}
