package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.FrameRange;
import org.interweave.media.Delivery;
import org.interweave.render.Order;
import org.interweave.ui.FormulaStudio;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/** What the user stops in a whole studio leaves everything as it was, without a word. */
class StoppedWorkTest extends WorkbenchFixture {
    private Path film = Path.of("");

    @BeforeEach
    void open() throws Exception {
        FormulaStudio made = new FormulaStudio(folder);
        film = made.clip();
        start(made.parts());
        studio().until("there is a model", () -> workbench().model().isPresent());
        studio().does(() -> workbench().documents().open(film));
        studio().until(
                        "all is known of it",
                        () ->
                                workbench().session().media().get().isPresent()
                                        && workbench().activities().get().isEmpty());
    }

    /** Begins something and stops it at once. */
    private void stopped(String words, Runnable begun) {
        studio().does(
                        () -> {
                            begun.run();
                            Activity now = workbench().activities().get().getLast();
                            assertEquals(words, now.words());
                            now.stop().run();
                        });
        assertEquals(List.of(), studio().on(() -> workbench().activities().get()));
    }

    /** Waits until a thread has done what it was given. */
    private static void through(ExecutorService thread) throws Exception {
        thread.submit(() -> {}).get();
    }

    private void assertNothingIsTold() {
        assertEquals(Optional.empty(), studio().on(() -> workbench().problem().get()));
    }

    @Test
    void afterAStoppedOpeningTheFilmBeforeIsThere() throws Exception {
        Path other = new FormulaStudio(folder).clip("other.mkv", 30, 30);
        stopped("Opening other.mkv", () -> workbench().documents().open(other));
        through(workbench().workers().of(Workers.Kind.FILES));
        through(workbench().workers().of(Workers.Kind.OPENING));
        assertEquals(film, studio().on(() -> Sessions.clip(workbench().session()).media().path()));
        assertTrue(studio().on(() -> workbench().session().media().get().isPresent()));
        assertFalse(studio().on(() -> workbench().shots().finding().get()));
        assertNothingIsTold();
    }

    @Test
    void aFilmWhoseOpeningWasStoppedIsOpenedOnRequest() throws Exception {
        Path other = new FormulaStudio(folder).clip("other.mkv", 30, 30);
        studio().does(() -> workbench().documents().add(other));
        studio().until(
                        "it is there",
                        () ->
                                workbench().session().clipIndex() == 1
                                        && workbench().activities().get().isEmpty());
        stopped("Opening two views.mkv", () -> workbench().documents().show(0));
        through(workbench().workers().of(Workers.Kind.FILES));
        through(workbench().workers().of(Workers.Kind.OPENING));
        assertTrue(studio().on(() -> workbench().session().media().get().isEmpty()));
        assertFalse(studio().on(() -> workbench().shots().finding().get()));
        studio().does(() -> workbench().documents().show(0));
        studio().until("it is open", () -> workbench().session().media().get().isPresent());
        assertNothingIsTold();
    }

    @Test
    void ofAStoppedReportThereIsNothing() throws Exception {
        studio().does(
                        () ->
                                workbench()
                                        .writing()
                                        .export(
                                                new FrameRange(0, 12),
                                                Order.Export.to(
                                                        folder.resolve("out.mkv"),
                                                        Delivery.Depth.BITS_8)));
        studio().until(
                        "something is restored",
                        () ->
                                workbench()
                                        .versions()
                                        .best(Sessions.clip(workbench().session()), 2)
                                        .isPresent());
        Path page = folder.resolve("report.html");
        stopped("Writing report.html", () -> workbench().writing().report(page));
        through(workbench().workers().of(Workers.Kind.REPORTS));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of(), files.filter(f -> f.toString().contains("report.html")).toList());
        }
        assertNothingIsTold();
    }

    @Test
    void aStoppedImportIsNoNews() throws IOException {
        stopped("Importing own", () -> workbench().importing().start(folder.resolve("own")));
        assertEquals(
                new ModelImport.State.Idle(),
                studio().on(() -> workbench().importing().state().get()));
    }
}
