package org.interweave.render;

import org.interweave.diffusion.Reach;
import org.interweave.diffusion.StepListener;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Counts the steps and frames of a job and says so after each. Any thread may call it. */
final class ProgressMeter {
    private final Consumer<? super Progress> listener;
    private final LongSupplier nanoTime;
    private final StageClock clock;
    private final int frames;
    private final double frameCost;
    private final long start;
    private int framesDone;
    private long stepsDone;
    private double part;
    private long steps;
    private int windows;

    /**
     * @param frameCost what a frame takes to decode and write, in steps
     * @param nanoTime a clock, {@code System::nanoTime} but in tests
     * @param clock takes the times of the job's stages
     */
    ProgressMeter(
            int frames,
            double frameCost,
            LongSupplier nanoTime,
            StageClock clock,
            Consumer<? super Progress> listener) {
        this.listener = listener;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.frames = frames;
        this.frameCost = frameCost;
        this.start = nanoTime.getAsLong();
    }

    /** Takes the times of the job's stages. */
    StageClock clock() {
        return clock;
    }

    /** Adds what a shot will take. */
    void expect(Reach reach) {
        expect(reach.windows(), reach.steps());
    }

    /** Adds windows, and the steps of them all. */
    synchronized void expect(int moreWindows, long moreSteps) {
        windows += moreWindows;
        steps += moreSteps;
    }

    /** Says that nothing is done yet: before the first step, which may take long. */
    synchronized void begins() {
        say();
    }

    /** The output starts again. */
    synchronized void outputBegins() {
        framesDone = 0;
    }

    /** Another frame has reached the output. */
    synchronized void frameWritten() {
        framesDone++;
        say();
    }

    private void say() {
        listener.accept(now());
    }

    /** How far everything has come. */
    synchronized Progress now() {
        return new Progress(
                framesDone,
                frames,
                frameCost,
                new Progress.Steps(stepsDone, part, steps, windows),
                Duration.ofNanos(nanoTime.getAsLong() - start));
    }

    private synchronized void add(long taken, long expected) {
        part = 0;
        stepsDone += taken;
        steps = Math.max(stepsDone, steps + expected);
        say();
    }

    private synchronized void under(double share) {
        part = share;
        say();
    }

    /** One attempt at a shot. */
    Attempt attempt() {
        return new Attempt();
    }

    /** Counts a window's steps once, and takes known ones out of what is to be done. */
    final class Attempt implements StepListener {
        private final Map<Integer, Integer> reached = new HashMap<>();
        private long taken;

        private synchronized int advance(int window, int steps) {
            int before = reached.getOrDefault(window, 0);
            reached.put(window, Math.max(before, steps));
            return Math.max(0, steps - before);
        }

        @Override
        public synchronized void taken(int window, int steps) {
            int more = advance(window, steps);
            taken += more;
            add(more, 0);
        }

        @Override
        public void partly(double share) {
            under(share);
        }

        @Override
        public void recalled(int window, int steps) {
            add(0, -advance(window, steps));
        }

        /** The attempt came to nothing: its steps will be taken again. */
        synchronized void discard() {
            add(-taken, 0);
        }
    }
}
