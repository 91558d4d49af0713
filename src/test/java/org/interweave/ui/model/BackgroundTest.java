package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.interweave.frame.Cancel;
import org.interweave.render.Problem;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

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
        background.read(
                background.activities().begin("Reading", new Cancel()),
                () -> {
                    throw new IllegalStateException("a bug");
                });
        work(files);
        assertThrows(IllegalStateException.class, () -> work(reading));
        assertEquals(List.of(), background.activities().all().get());
    }

    @Test
    void aFailureIsToldAndNothingGoesOn() {
        background.read(
                background.activities().begin("Opening", new Cancel()),
                () -> {
                    throw new IOException("no room");
                });
        work(files);
        work(reading);
        assertEquals(List.of(), background.activities().all().get());
        assertEquals(Problem.Kind.SOURCE, background.problem().get().orElseThrow().kind());
    }

    @Test
    void whoStoppedSomethingIsNotToldOfIt() {
        background.run(
                () -> {
                    throw new InterruptedIOException("left at byte 9");
                });
        work(files);
        assertEquals(Optional.empty(), background.problem().get());
    }
}
