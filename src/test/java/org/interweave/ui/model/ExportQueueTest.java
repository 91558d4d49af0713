package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.interweave.frame.FrameRange;
import org.interweave.media.Delivery;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

class ExportQueueTest {
    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final List<String> written = new ArrayList<>();
    private boolean fails;
    private final ExportQueue queue =
            new ExportQueue(
                    (order, _, _, cancel) -> {
                        if (cancel.requested()) {
                            throw new ProblemException(Problem.Kind.CANCELLED, "stopped", "again");
                        }
                        if (fails) {
                            throw new ProblemException(
                                    Problem.Kind.DISK_FULL, "no room", "make some");
                        }
                        written.add(order.model());
                    },
                    worker::add,
                    Runnable::run);

    private void add(String name) {
        Session session = Sessions.ofThreeShots();
        queue.add(
                new Restorer.Order(
                        Path.of("in"), name, Sessions.clip(session).jobs(new FrameRange(0, 10))),
                Path.of(name),
                Delivery.Depth.BITS_8);
    }

    private void work() {
        while (!worker.isEmpty()) {
            worker.poll().run();
        }
    }

    private ExportItem.State state(int index) {
        return queue.items().get().get(index).state();
    }

    @Test
    void filmsAreWrittenOneAfterAnother() {
        add("a");
        add("b");
        assertInstanceOf(ExportItem.State.Running.class, state(0));
        assertInstanceOf(ExportItem.State.Waiting.class, state(1));
        work();
        assertEquals(List.of("a", "b"), written);
        assertInstanceOf(ExportItem.State.Done.class, state(1));
        assertFalse(queue.busy());
    }

    @Test
    void theOrderOfThoseThatWaitCanChange() {
        add("a");
        add("b");
        add("c");
        queue.move(3, -1);
        work();
        assertEquals(List.of("a", "c", "b"), written);
    }

    @Test
    void whatIsStoppedIsNotWrittenAndTheNextGoesOn() {
        add("a");
        add("b");
        queue.stop(1);
        work();
        assertEquals(List.of("b"), written);
        assertInstanceOf(ExportItem.State.Stopped.class, state(0));
    }

    @Test
    void whatFailedSaysWhyAndCanBeTriedAgain() {
        fails = true;
        add("a");
        work();
        assertInstanceOf(ExportItem.State.Failed.class, state(0));
        fails = false;
        queue.again(1);
        work();
        assertEquals(List.of("a"), written);
        assertInstanceOf(ExportItem.State.Done.class, state(0));
    }

    @Test
    void onlyWhatEndedLeavesTheList() {
        add("a");
        queue.remove(1);
        assertEquals(1, queue.items().get().size());
        work();
        queue.remove(1);
        assertEquals(List.of(), queue.items().get());
    }
}
