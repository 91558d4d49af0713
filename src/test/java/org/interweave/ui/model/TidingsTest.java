package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.render.Problem;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class TidingsTest {
    private final Tidings tidings = new Tidings();

    @Test
    void whoLooksOnSeesWhatEndsInTheWindow() {
        tidings.watch(true);
        tidings.written(Path.of("/out/film.mov"));
        assertEquals(List.of(), tidings.unseen().get());
    }

    @Test
    void whatEndsMeanwhileWaitsUntilTheyLookAgain() {
        tidings.watch(false);
        tidings.written(Path.of("/out/film.mov"));
        tidings.written(Path.of("/out/page.html"));
        tidings.failed(
                new Problem(Problem.Kind.DISK_FULL, "the export of b.mov stands still", "wait"));
        assertEquals(
                List.of(
                        new Tidings.Tiding("Export finished", "film.mov"),
                        new Tidings.Tiding("Report finished", "page.html"),
                        new Tidings.Tiding("Export needs you", "the export of b.mov stands still")),
                tidings.unseen().get());
        tidings.watch(true);
        assertEquals(List.of(), tidings.unseen().get());
    }
}
