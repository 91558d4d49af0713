package org.interweave.render;

import org.interweave.frame.Cancel;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/** A job of the queue. Its fields are guarded by itself; its work runs on a thread of its own. */
final class Job implements DeviceGate.Claim {
    private static final int EXPORTS = 1_000_000;

    private final String id;
    private final Cancel cancel = new Cancel();
    private final boolean preview;
    private Order order;
    private JobView.State state = new JobView.Waiting();
    private @Nullable Progress progress;
    private @Nullable StageClock clock;
    private StageTimes times = StageTimes.NONE;
    private boolean paused;
    private boolean begun;
    private int place;

    Job(String id, Order order, int place, boolean paused) {
        this.id = id;
        this.order = order;
        this.place = place;
        this.paused = paused;
        this.preview =
                switch (order.purpose()) {
                    case Order.Preview _ -> true;
                    case Order.Export _ -> false;
                };
        if (paused) {
            state = new JobView.Paused(Optional.empty());
        }
    }

    String id() {
        return id;
    }

    Cancel cancel() {
        return cancel;
    }

    /** Takes the times of its stages, from the first call on. */
    synchronized StageClock clock() {
        StageClock known = clock;
        if (known == null) {
            known = new StageClock(System::nanoTime);
            clock = known;
        }
        return known;
    }

    private StageTimes times() {
        return state.over() || clock == null ? times : clock.now();
    }

    boolean preview() {
        return preview;
    }

    synchronized Order order() {
        return order;
    }

    synchronized void change(Recipe recipe) {
        order = order.with(recipe);
    }

    @Override
    public synchronized int rank() {
        return place + (preview ? 0 : EXPORTS);
    }

    @Override
    public synchronized boolean paused() {
        return paused;
    }

    synchronized void move(int other) {
        place = other;
    }

    synchronized Journal.Entry entry() {
        return new Journal.Entry(id, place, paused, order);
    }

    synchronized boolean over() {
        return state.over();
    }

    /** Whether its thread may be started now, which it then must be. */
    synchronized boolean begin() {
        if (begun || paused || state.over()) {
            return false;
        }
        begun = true;
        state = new JobView.Running();
        return true;
    }

    synchronized void pause() {
        if (!state.over()) {
            paused = true;
            state = new JobView.Paused(Optional.empty());
        }
    }

    synchronized void resume() {
        if (!state.over()) {
            paused = false;
            state = begun ? new JobView.Running() : new JobView.Waiting();
            notifyAll();
        }
    }

    /** The disk is full. */
    synchronized void standStill(Problem why) {
        state = new JobView.Paused(Optional.of(why));
    }

    /** Waits until it is resumed, cancelled, or a while has passed. */
    synchronized void waitForRoom(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            long left = longest.toMillis();
            while (left > 0 && !cancel.requested() && state instanceof JobView.Paused) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work goes on, unless the user has paused it meanwhile. */
    synchronized void goOn() {
        if (!paused) {
            state = new JobView.Running();
        }
    }

    synchronized void cancelled() {
        notifyAll();
    }

    synchronized void end(JobView.State how) {
        times = times();
        state = how;
    }

    synchronized void show(Progress now) {
        progress = now;
    }

    synchronized JobView view() {
        return new JobView(id, order, state, Optional.ofNullable(progress), times());
    }
}
