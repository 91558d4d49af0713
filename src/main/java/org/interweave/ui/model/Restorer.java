package org.interweave.ui.model;

import org.interweave.frame.Cancel;
import org.interweave.media.VideoInfo;
import org.interweave.render.FrameSink;
import org.interweave.render.ProblemException;
import org.interweave.render.Progress;
import org.interweave.render.ShotJob;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Restores frames; blocks until it is done. One thread at a time has the device. */
public interface Restorer {
    /**
     * Runs to the end.
     *
     * @param progress called on any thread
     * @throws ProblemException if it cannot be done or was cancelled; no output is left then
     */
    void restore(Order order, Output output, Consumer<? super Progress> progress, Cancel cancel)
            throws ProblemException;

    /**
     * What to restore.
     *
     * @param clip the source
     * @param model a bundle's name; empty for the default one
     * @param jobs in rising order
     */
    record Order(Path clip, String model, List<ShotJob> jobs) {
        public Order {
            jobs = List.copyOf(jobs);
        }
    }

    /** Where restored frames go. */
    @FunctionalInterface
    interface Output {
        /**
         * Opens it, each time it must start anew.
         *
         * @param clip the source
         * @param factor pixels of the result for each of the source, along a side
         */
        FrameSink open(VideoInfo clip, int factor) throws ProblemException;
    }
}
