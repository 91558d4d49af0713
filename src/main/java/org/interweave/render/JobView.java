package org.interweave.render;

import java.util.Optional;

/**
 * A job as it is at one moment.
 *
 * @param id of the job, unique among all jobs there ever were
 * @param order what it does; under a smaller tile plan once the device ran out of memory
 * @param state how it stands
 * @param progress how far it has come; empty before it began
 * @param times of its stages, since this program took it up
 */
public record JobView(
        String id, Order order, State state, Optional<Progress> progress, StageTimes times) {
    /** How a job stands. */
    public sealed interface State {
        /** Whether nothing will happen to it any more. */
        default boolean over() {
            return switch (this) {
                case Waiting _, Running _, Paused _ -> false;
                case Done _, Failed _, Cancelled _ -> true;
            };
        }
    }

    /** It has not begun; another job goes first. */
    public record Waiting() implements State {}

    /** It is being worked on. */
    public record Running() implements State {}

    /**
     * It waits for the user, or until there is room on the disk.
     *
     * @param why empty if the user paused it
     */
    public record Paused(Optional<Problem> why) implements State {}

    /** All its frames are there. */
    public record Done() implements State {}

    /** It cannot be done. */
    public record Failed(Problem why) implements State {}

    /** The user did not want it any more. */
    public record Cancelled() implements State {}
}
