package org.interweave.render;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a job has come: an immutable snapshot.
 *
 * @param framesDone frames handed to the output
 * @param frames frames of the job
 * @param stepsDone denoising steps taken, over all windows
 * @param steps denoising steps of the job
 * @param windows windows of the job
 * @param elapsed time since the first step began
 */
public record Progress(
        int framesDone, int frames, long stepsDone, long steps, int windows, Duration elapsed) {
    /** What a frame costs to decode and write, in steps; about right for all architectures. */
    private static final double FRAME = 0.5;

    public Progress {
        if (framesDone < 0 || framesDone > frames || stepsDone < 0 || stepsDone > steps) {
            throw new IllegalArgumentException(
                    "%d of %d frames, %d of %d steps"
                            .formatted(framesDone, frames, stepsDone, steps));
        }
    }

    /** Windows whose steps are all taken, if windows are worked on one after another. */
    public int windowsDone() {
        return steps == 0 ? windows : (int) (stepsDone * windows / steps);
    }

    /** Frames per second so far. */
    public double framesPerSecond() {
        double seconds = elapsed.toNanos() / 1e9;
        return seconds == 0 ? 0 : share() * frames / seconds;
    }

    /** The share of the work done, in [0, 1]. */
    public double share() {
        return (stepsDone + FRAME * framesDone) / (steps + FRAME * frames);
    }

    /** Time left if the rest goes as fast; empty before anything can be said. */
    public Optional<Duration> timeLeft() {
        double share = share();
        if (share == 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos((long) (elapsed.toNanos() * (1 - share) / share)));
    }
}
