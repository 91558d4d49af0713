package org.interweave.ui.model;

import org.interweave.frame.FrameRange;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was asked for and waits until the cuts around it are known; a newer wish takes its place.
 */
final class Awaiting {
    private final ShotFinding shots;
    private Optional<Wish> wish = Optional.empty();

    private record Wish(Supplier<FrameRange> needed, Runnable work) {}

    Awaiting(ShotFinding shots) {
        this.shots = shots;
        shots.known().addListener((_, _, _) -> attempt());
        shots.near().addListener((_, _, _) -> attempt());
    }

    /**
     * Does something as soon as no unknown cut can lie in the frames that it needs: at once, if
     * that is so.
     *
     * @param needed asked again whenever more is known
     */
    void ask(Supplier<FrameRange> needed, Runnable work) {
        wish = Optional.of(new Wish(needed, work));
        attempt();
    }

    /** Lets go of what waits. */
    void forget() {
        wish = Optional.empty();
    }

    private void attempt() {
        Optional<Wish> now = wish;
        if (now.isPresent() && shots.knows(now.get().needed.get())) {
            wish = Optional.empty();
            now.get().work.run();
        }
    }
}
