package org.interweave.render;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a job has come: an immutable snapshot.
 *
 * @param framesDone frames handed to the output
 * @param frames frames of the job
 * @param frameCost what a frame takes to decode and write, in steps
 * @param steps of denoising
 * @param elapsed time since the job began
 */
public record Progress(
        int framesDone, int frames, double frameCost, Steps steps, Duration elapsed) {

    public Progress {
        if (framesDone < 0 || framesDone > frames || frameCost <= 0) {
            throw new IllegalArgumentException(
                    "%d of %d frames, each %f steps".formatted(framesDone, frames, frameCost));
        }
    }

    /**
     * Steps of denoising.
     *
     * @param done taken, over all windows
     * @param part share of the step under way that is done, in [0, 1)
     * @param all of the job
     * @param windows of the job
     */
    public record Steps(long done, double part, long all, int windows) {
        public Steps {
            if (done < 0 || done > all || part < 0 || part >= 1) {
                throw new IllegalArgumentException(
                        "%d and %f of %d steps".formatted(done, part, all));
            }
        }

        /** The number of the window under way, from 1, if windows follow one another. */
        public int window() {
            return all == 0 ? windows : (int) Math.min(windows, done * windows / all + 1);
        }

        private double taken() {
            return Math.min((double) done + part, (double) all);
        }
    }

    /** Whether there are steps to be taken yet. */
    public boolean denoising() {
        return steps.done < steps.all;
    }

    /** Frames per second so far. */
    public double framesPerSecond() {
        double seconds = elapsed.toNanos() / 1e9;
        return seconds == 0 ? 0 : share() * frames / seconds;
    }

    /** The share of the work done, in [0, 1]. */
    public double share() {
        return (steps.taken() + frameCost * framesDone) / (steps.all + frameCost * frames);
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
