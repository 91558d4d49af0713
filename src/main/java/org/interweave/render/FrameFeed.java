package org.interweave.render;

import org.interweave.diffusion.Stop;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;

import java.util.List;
import java.util.Optional;

/** Reads the frames of a job ahead, on a thread of its own, as far as a bounded queue allows. */
final class FrameFeed implements AutoCloseable {
    private static final int AHEAD = 8;

    private final Conveyor<Numbered> conveyor = new Conveyor<>(AHEAD);
    private final StageClock clock;
    private final Thread thread;

    private record Numbered(int frame, Picture picture) {}

    /**
     * @param ranges in rising order
     */
    FrameFeed(FrameSource source, List<FrameRange> ranges, StageClock clock) {
        this.clock = clock;
        thread = Thread.ofPlatform().daemon().name("decode").start(() -> readAll(source, ranges));
    }

    private void readAll(FrameSource source, List<FrameRange> ranges) {
        try {
            for (FrameRange range : ranges) {
                for (int frame = range.start(); frame < range.end(); frame++) {
                    if (!conveyor.put(new Numbered(frame, read(source, frame)))) {
                        return;
                    }
                }
            }
            conveyor.finish();
        } catch (ProblemException e) {
            conveyor.fail(e);
        } catch (RuntimeException | Error e) {
            // The thread's root: a bug must reach the user, not end in a wait for ever.
            conveyor.fail(Problems.bug(e));
        }
    }

    private Picture read(FrameSource source, int frame) throws ProblemException {
        try (StageClock.Span _ = clock.in(Stage.SOURCE)) {
            return source.read(frame);
        }
    }

    /** The next frame, which must have this number; frames before it are let go. */
    Picture next(int frame) throws Stop {
        try (StageClock.Span _ = clock.waiting()) {
            for (Optional<Numbered> n = conveyor.take(); n.isPresent(); n = conveyor.take()) {
                if (n.get().frame == frame) {
                    return n.get().picture;
                }
            }
        } catch (ProblemException e) {
            throw new Stop.SourceFailed(e);
        }
        throw new Stop.Cancelled();
    }

    /** Wakes whoever waits for a frame. */
    void abandon() {
        conveyor.abandon();
    }

    /** Stops reading and waits until the source is no longer used. */
    @Override
    public void close() {
        conveyor.abandon();
        Threads.join(thread);
    }
}
