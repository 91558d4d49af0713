package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.media.Delivery;
import org.interweave.render.ClipSink;
import org.interweave.render.FrameSink;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.Progress;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Films to be written, one after another, in an order that can be changed. */
public final class ExportQueue {
    private final ReadOnlyObjectWrapper<List<ExportItem>> items =
            new ReadOnlyObjectWrapper<>(List.of());
    private final Restorer restorer;
    private final Executor worker;
    private final Executor screen;
    private Optional<Running> running = Optional.empty();
    private int lastId;

    private record Running(int id, Cancel cancel) {}

    /**
     * @param worker runs one thing after another
     * @param screen the thread that calls this class, and on which items change
     */
    public ExportQueue(Restorer restorer, Executor worker, Executor screen) {
        this.restorer = restorer;
        this.worker = worker;
        this.screen = screen;
    }

    /** The queue, in order. */
    public ReadOnlyObjectProperty<List<ExportItem>> items() {
        return items.getReadOnlyProperty();
    }

    /** Adds a film at the end. */
    public void add(Restorer.Order order, Path target, Delivery.Depth depth) {
        lastId++;
        List<ExportItem> more = new ArrayList<>(items.get());
        more.add(new ExportItem(lastId, order, target, depth, new ExportItem.State.Waiting()));
        items.set(List.copyOf(more));
        startNext();
    }

    /** Stops one that runs or waits. */
    public void stop(int id) {
        running.filter(r -> r.id == id).ifPresent(r -> r.cancel.request());
        change(id, new ExportItem.State.Stopped());
    }

    /** Lets one that ended wait for another try. */
    public void again(int id) {
        change(id, new ExportItem.State.Waiting());
        startNext();
    }

    /** Takes one that ended off the list. */
    public void remove(int id) {
        items.set(items.get().stream().filter(i -> i.id() != id || !i.ended()).toList());
    }

    /** Moves one a place forward or back. */
    public void move(int id, int by) {
        List<ExportItem> moved = new ArrayList<>(items.get());
        for (int i = 0; i < moved.size(); i++) {
            int to = i + by;
            if (moved.get(i).id() == id && to >= 0 && to < moved.size()) {
                Collections.swap(moved, i, to);
                break;
            }
        }
        items.set(List.copyOf(moved));
    }

    /** Whether anything runs or waits. */
    public boolean busy() {
        return items.get().stream().anyMatch(i -> !i.ended());
    }

    private void change(int id, ExportItem.State state) {
        items.set(items.get().stream().map(i -> i.id() == id ? i.with(state) : i).toList());
    }

    private void startNext() {
        if (running.isPresent()) {
            return;
        }
        items.get().stream()
                .filter(i -> i.state() instanceof ExportItem.State.Waiting)
                .findFirst()
                .ifPresent(this::start);
    }

    private void start(ExportItem item) {
        Cancel cancel = new Cancel();
        running = Optional.of(new Running(item.id(), cancel));
        Progress none = new Progress(0, frames(item), 0, 1, 1, Duration.ZERO);
        change(item.id(), new ExportItem.State.Running(none, Optional.empty()));
        worker.execute(() -> run(item, cancel));
    }

    private static int frames(ExportItem item) {
        return item.order().jobs().stream().mapToInt(j -> j.wanted().count()).sum();
    }

    private void run(ExportItem item, Cancel cancel) {
        long start = System.nanoTime();
        LastFrame live = new LastFrame();
        Latest<Progress> progress =
                new Latest<>(
                        screen,
                        p -> {
                            if (isRunning(item)) {
                                change(item.id(), new ExportItem.State.Running(p, live.frame));
                            }
                        });
        ExportItem.State end;
        try {
            restorer.restore(
                    item.order(),
                    (clip, factor) -> {
                        FrameRange all = wanted(item);
                        Delivery delivery = Delivery.of(clip, all, factor, item.depth());
                        return new LiveSink(ClipSink.create(item.target(), delivery), live);
                    },
                    progress::set,
                    cancel);
            end = new ExportItem.State.Done(Duration.ofNanos(System.nanoTime() - start));
        } catch (ProblemException e) {
            end =
                    e.problem().kind() == Problem.Kind.CANCELLED
                            ? new ExportItem.State.Stopped()
                            : new ExportItem.State.Failed(e.problem());
        }
        ExportItem.State ended = end;
        screen.execute(
                () -> {
                    running = Optional.empty();
                    if (isRunning(item)) {
                        change(item.id(), ended);
                    }
                    startNext();
                });
    }

    private boolean isRunning(ExportItem item) {
        return items.get().stream()
                .anyMatch(
                        i -> i.id() == item.id() && i.state() instanceof ExportItem.State.Running);
    }

    private static FrameRange wanted(ExportItem item) {
        return new FrameRange(
                item.order().jobs().getFirst().wanted().start(),
                item.order().jobs().getLast().wanted().end());
    }

    private static final class LastFrame {
        private volatile Optional<Pixels> frame = Optional.empty();
    }

    /** Shows every frame on its way to the file. */
    private record LiveSink(FrameSink file, LastFrame live) implements FrameSink {
        @Override
        public void write(Picture picture) throws ProblemException {
            file.write(picture);
            live.frame = Optional.of(Pixels.of(picture));
        }

        @Override
        public void finish() throws ProblemException {
            file.finish();
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
