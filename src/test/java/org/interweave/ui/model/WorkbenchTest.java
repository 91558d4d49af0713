package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Mix;
import org.interweave.frame.FrameRange;
import org.interweave.media.Cut;
import org.interweave.media.Delivery;
import org.interweave.media.MediaException;
import org.interweave.project.Clip;
import org.interweave.project.Setting;
import org.interweave.render.Order;
import org.interweave.ui.FormulaStudio;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A whole studio without a window, with formulas for a model and a film of two shots. */
class WorkbenchTest extends WorkbenchFixture {
    private static final FrameRange FIRST = new FrameRange(0, 12);

    @BeforeEach
    void open() throws MediaException {
        start();
        open(new FormulaStudio(folder).clip());
    }

    private void start() {
        start(new FormulaStudio(folder).parts());
        studio().until("there is a model", () -> workbench().model().isPresent());
    }

    private void open(Path film) {
        studio().does(() -> workbench().documents().open(film));
        studio().until(
                        "its shots are known",
                        () ->
                                workbench()
                                                .session()
                                                .media()
                                                .get()
                                                .filter(i -> i.path().equals(film))
                                                .isPresent()
                                        && !workbench().shots().finding().get());
    }

    private Clip clip() {
        return studio().on(() -> Sessions.clip(workbench().session()));
    }

    private int frame() {
        return studio().on(() -> workbench().session().frame());
    }

    private void preview(int frame) {
        studio().does(
                        () -> {
                            workbench().session().seek(frame);
                            workbench().restoring().window();
                        });
    }

    private void untilRestored(int frame) {
        studio().until(
                        "it is restored",
                        () -> {
                            Versions versions = workbench().versions();
                            Clip clip = Sessions.clip(workbench().session());
                            return versions.best(clip, frame)
                                    .filter(v -> versions.state(clip, v) == Versions.State.READY)
                                    .isPresent();
                        });
    }

    private Path export() {
        Path target = folder.resolve("out.mkv");
        studio().does(
                        () ->
                                workbench()
                                        .writing()
                                        .export(
                                                Sessions.clip(workbench().session()).allFrames(),
                                                Order.Export.to(target, Delivery.Depth.BITS_8)));
        studio().until("it is written", () -> workbench().writing().written().get().size() == 1);
        return target;
    }

    @Test
    void aPreviewThatArrivesElsewhereMovesNothing() {
        studio().does(
                        () -> {
                            workbench().session().seek(2);
                            workbench().restoring().window();
                            workbench().session().seek(20);
                        });
        untilRestored(2);
        assertEquals(20, frame());
        assertFalse(studio().on(() -> workbench().session().playback().get().playing()));
        assertEquals(
                List.of(1),
                studio().on(() -> List.copyOf(workbench().session().selection().get())));
    }

    @Test
    void aPreviewUnderThePlayheadIsPlayedAsALoop() {
        preview(2);
        untilRestored(2);
        assertEquals(
                Optional.of(new FrameRange(0, 8)),
                studio().on(() -> workbench().session().playback().get().loop()));
    }

    @Test
    void whatIsInTheCacheIsSeenWhateverElseIsEdited() {
        export();
        String model = studio().on(() -> workbench().model().orElseThrow().hash());
        studio().does(
                        () ->
                                workbench()
                                        .proxies()
                                        .want(
                                                Sessions.clip(workbench().session()),
                                                model,
                                                List.of(3)));
        studio().until(
                        "it has come",
                        () ->
                                workbench()
                                        .proxies()
                                        .get(Sessions.clip(workbench().session()), model, 3)
                                        .isPresent());
        studio().does(
                        () -> {
                            workbench().session().marks().toggleMarker();
                            new Inspector(workbench().session(), Inspector.Scope.CLIP)
                                    .set(Setting.MIX, Mix.NONE.at(0.5));
                        });
        assertTrue(
                studio().on(
                                () ->
                                        workbench()
                                                .proxies()
                                                .get(Sessions.clip(workbench().session()), model, 3)
                                                .isPresent()));
        assertTrue(
                studio().on(
                                () ->
                                        workbench()
                                                .proxies()
                                                .get(
                                                        Sessions.clip(workbench().session()),
                                                        "another",
                                                        3)
                                                .isEmpty()));
    }

    @Test
    void whatWasExportedIsReported() throws IOException {
        export();
        untilRestored(2);
        Path page = folder.resolve("report.html");
        studio().does(() -> workbench().writing().report(page));
        studio().until(
                        "the report is there",
                        () -> workbench().writing().written().get().contains(page));
        assertTrue(Files.readString(page).contains("restored"));
        assertEquals(List.of(), studio().on(() -> workbench().activities().get()));
    }

    @Test
    void theRulerKnowsOfAnEditAtOnce() {
        export();
        studio().until("all is in the cache", () -> left() == 0);
        studio().does(
                        () ->
                                new Inspector(workbench().session(), Inspector.Scope.CLIP)
                                        .set(Setting.SEED, 99L));
        studio().until("nothing is", () -> left() == 4);
        studio().does(workbench().session()::undo);
        studio().until("all is again", () -> left() == 0);
    }

    private int left() {
        return workbench().ruler().answer().get().left().map(CacheRuler.Rest::missing).orElse(-1);
    }

    @Test
    void anotherFilmsVariationsAreNotOffered() throws MediaException {
        studio().does(() -> workbench().restoring().inSeveralWays(new Variations.Spread(2, 1, 1)));
        studio().until("they are there", () -> !workbench().variations().running().get());
        assertEquals(2, studio().on(() -> workbench().variations().cells().get().size()));
        open(new FormulaStudio(folder).clip("another.mkv", 30, 30));
        assertEquals(List.of(), studio().on(() -> workbench().variations().cells().get()));
    }

    @Test
    void aSearchThatWasLeftOffGoesOnWhenTheProjectIsOpenedAgain() throws Exception {
        Path project = folder.resolve("film.iwv");
        Clip half = clip().searched(6);
        assertTrue(half.unsearched());
        new org.interweave.project.ProjectFile(project)
                .write(
                        org.interweave.project.Edits.addClip(half)
                                .apply(org.interweave.project.Document.EMPTY));
        studio().does(() -> workbench().session().merge());
        studio().does(() -> workbench().documents().open(project));
        studio().until(
                        "the rest was searched",
                        () ->
                                workbench().session().file().get().equals(Optional.of(project))
                                        && !Sessions.clip(workbench().session()).unsearched());
        assertEquals(FIRST, clip().shots().getFirst().frames());
    }

    @Test
    void aSearchThatWasGivenUpIsMadeAgainOnRequest() {
        studio().does(
                        () -> {
                            workbench().session().seek(15);
                            workbench().session().merge();
                            workbench().session().seek(5);
                            workbench().session().split();
                        });
        assertEquals(List.of(5), cuts());
        studio().does(workbench().shots()::startAgain);
        studio().until("all is found", () -> workbench().shots().again().get().isPresent());
        assertEquals(List.of(5, 12), cuts());
        assertEquals(
                Optional.of(new ShotFinding.Again(1, 1, true)),
                studio().on(() -> workbench().shots().again().get()));
        studio().does(workbench().session()::undo);
        assertEquals(List.of(5), cuts());
    }

    @Test
    void aSecondSearchThatIsStoppedChangesNothing() {
        studio().does(
                        () -> {
                            workbench().session().seek(15);
                            workbench().session().merge();
                            workbench().shots().startAgain();
                            workbench().activities().get().stream()
                                    .filter(a -> a.words().equals("Finding shots again"))
                                    .forEach(a -> a.stop().run());
                        });
        assertEquals(List.of(), cuts());
        studio().does(workbench().shots()::startAgain);
        studio().until("all is found", () -> cutsNow().equals(List.of(12)));
    }

    private List<Integer> cuts() {
        return studio().on(this::cutsNow);
    }

    private List<Integer> cutsNow() {
        return Sessions.clip(workbench().session()).cuts().stream().map(Cut::frame).toList();
    }
}
