package org.interweave.ui.model;

import org.interweave.media.Delivery;
import org.interweave.render.Problem;
import org.interweave.render.Progress;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A film to be written, as it stands in the queue.
 *
 * @param id unique in the queue
 * @param order what is restored; frozen when it was added
 * @param target the file or folder to write
 * @param depth of samples, where the format leaves a choice
 * @param state how far it is
 */
public record ExportItem(
        int id, Restorer.Order order, Path target, Delivery.Depth depth, State state) {
    /** How far an export is. */
    public sealed interface State {
        /** Its turn has not come. */
        record Waiting() implements State {}

        /**
         * It is being written.
         *
         * @param progress so far
         * @param live the frame written last
         */
        record Running(Progress progress, Optional<Pixels> live) implements State {}

        /** It is there. */
        record Done(Duration took) implements State {}

        /** It could not be written. */
        record Failed(Problem problem) implements State {}

        /** The user stopped it. */
        record Stopped() implements State {}
    }

    /** The same, further on. */
    ExportItem with(State other) {
        return new ExportItem(id, order, target, depth, other);
    }

    /** Whether it will not change any more by itself. */
    public boolean ended() {
        return switch (state) {
            case State.Waiting _, State.Running _ -> false;
            case State.Done _, State.Failed _, State.Stopped _ -> true;
        };
    }
}
