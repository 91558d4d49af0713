package org.interweave.ui.model;

import org.interweave.frame.Cancel;
import org.interweave.render.ProblemException;
import org.interweave.render.Progress;
import org.interweave.render.ShotJob;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Restores frames for the viewer; blocks until they are there. */
@FunctionalInterface
public interface Restorer {
    /**
     * The wanted frames, in order.
     *
     * @param progress called on any thread
     * @throws ProblemException if it cannot be done or was cancelled
     */
    List<Pixels> restore(Wish wish, Consumer<? super Progress> progress, Cancel cancel)
            throws ProblemException;

    /**
     * What to restore.
     *
     * @param clip the source
     * @param model a bundle's hash
     * @param job a part of a shot
     */
    record Wish(Path clip, String model, ShotJob job) {}
}
