package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.render.Problem;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

class BackgroundTest {
    private final Deque<Runnable> files = new ArrayDeque<>();
    private final Deque<Runnable> reading = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final Background background = new Background(files::add, reading::add, Runnable::run);

    private static void work(Deque<Runnable> tasks) {
        while (!tasks.isEmpty()) {
            tasks.poll().run();
        }
    }

    @Test
    void whatIsWrittenDoesNotWaitForWhatIsRead() {
        background.read(() -> done.add("a long film"));
        background.run(() -> done.add("saved"));
        work(files);
        assertEquals(List.of("saved"), done);
    }

    @Test
    void whatIsReadComesAfterWhatWasToBeWritten() {
        background.run(() -> done.add("saved"));
        background.read(() -> done.add("opened"));
        work(reading);
        work(files);
        work(reading);
        assertEquals(List.of("saved", "opened"), done);
    }

    @Test
    void nothingGoesOnAfterWhatNobodyExpected() {
        background.says(new Activity("Writing", -1));
        background.run(
                () -> {
                    throw new IllegalStateException("a bug");
                });
        assertThrows(IllegalStateException.class, () -> work(files));
        assertTrue(background.activity().get().isEmpty());
    }

    @Test
    void aFailureIsToldAndNothingGoesOn() {
        background.says(new Activity("Opening", -1));
        background.run(
                () -> {
                    throw new IOException("no room");
                });
        work(files);
        assertTrue(background.activity().get().isEmpty());
        assertEquals(Problem.Kind.SOURCE, background.problem().get().orElseThrow().kind());
    }
}
