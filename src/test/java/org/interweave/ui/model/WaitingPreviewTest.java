package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.media.MediaException;
import org.interweave.project.Clip;
import org.interweave.project.Setting;
import org.interweave.ui.FormulaStudio;
import org.interweave.ui.Gate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A film of 72 frames with a cut at every twelfth, whose shots take as long as a test likes. */
class WaitingPreviewTest extends WorkbenchFixture {
    private final Gate gate = new Gate();
    private int held;

    /** Opens the film; no cut from a frame on is found before the gate opens. */
    private void open(int until) throws MediaException {
        held = until;
        FormulaStudio parts = new FormulaStudio(folder);
        start(parts.parts(this::find));
        Path film = parts.clip("six.mkv", 72, 12);
        studio().until("there is a model", () -> workbench().model().isPresent());
        studio().does(() -> workbench().documents().open(film));
        studio().until("the search is held", () -> workbench().shots().known().get() == held);
    }

    private void find(Path clip, Cancel cancel, Consumer<? super ShotSearch.Found> heard)
            throws MediaException {
        ShotSearch.inFrames(
                clip,
                cancel,
                found -> {
                    heard.accept(found);
                    if (found.frames() == held) {
                        gate.pass();
                    }
                });
    }

    @AfterEach
    void openGate() {
        gate.open();
    }

    private void preview(int frame) {
        studio().does(
                        () -> {
                            workbench().session().seek(frame);
                            workbench().restoring().window();
                        });
    }

    private Preview.State state() {
        return studio().on(() -> workbench().preview().state().get());
    }

    private Clip clip() {
        return studio().on(() -> Sessions.clip(workbench().session()));
    }

    /** The shots that what was restored at a frame was taken for, the newest last. */
    private List<FrameRange> shots(int frame, boolean drafts) {
        return studio().on(
                        () ->
                                workbench()
                                        .versions()
                                        .of(Sessions.clip(workbench().session()), frame)
                                        .stream()
                                        .filter(v -> v.draft() == drafts)
                                        .map(Version::shot)
                                        .toList());
    }

    private void untilRestored(int frame, boolean draft) {
        studio().until(
                        "a preview is there",
                        () ->
                                workbench()
                                        .versions()
                                        .of(Sessions.clip(workbench().session()), frame)
                                        .stream()
                                        .anyMatch(v -> v.draft() == draft));
    }

    @Test
    void shotsThatAreFoundArePreviewedWhileOthersAreLookedFor() throws MediaException {
        open(30);
        preview(14);
        untilRestored(14, false);
        assertEquals(List.of(new FrameRange(12, 24)), shots(14, false));
        assertEquals(Versions.State.READY, readiness(14));
        assertTrue(studio().on(() -> workbench().shots().finding().get()));
        gate.open();
        studio().until("all are found", () -> !workbench().shots().finding().get());
        assertEquals(Versions.State.READY, readiness(14));
        assertEquals(6, clip().shots().size());
    }

    private Versions.State readiness(int frame) {
        return studio().on(
                        () -> {
                            Clip clip = Sessions.clip(workbench().session());
                            return workbench()
                                    .versions()
                                    .state(
                                            clip,
                                            workbench().versions().best(clip, frame).orElseThrow());
                        });
    }

    @Test
    void whileAFilmIsOpenedNoMoreIsKnownThanBefore() throws MediaException {
        List<Integer> known = new ArrayList<>();
        FormulaStudio parts = new FormulaStudio(folder);
        held = 12;
        start(parts.parts(this::find));
        Path film = parts.clip("six.mkv", 72, 12);
        studio().does(
                        () ->
                                workbench()
                                        .shots()
                                        .known()
                                        .addListener((_, _, now) -> known.add(now.intValue())));
        studio().does(() -> workbench().documents().open(film));
        studio().until("the search is held", () -> workbench().shots().known().get() == held);
        assertFalse(studio().on(() -> known.contains(Integer.MAX_VALUE)), known::toString);
    }

    @Test
    void aDraftNeedsTheCutsAroundItsWindowOnly() throws MediaException {
        open(33);
        preview(25);
        untilRestored(25, true);
        studio().until(
                        "the rest waits",
                        () -> workbench().preview().state().get() instanceof Preview.State.Waiting);
        assertEquals(List.of(), shots(25, false));
        gate.open();
        untilRestored(25, false);
        assertEquals(List.of(new FrameRange(24, 36)), shots(25, false));
        studio().until(
                        "that is all",
                        () -> workbench().preview().state().get() instanceof Preview.State.Idle);
    }

    @Test
    void farAheadOfTheSearchThePreviewNeedsTheCutsAroundItOnly() throws MediaException {
        open(13);
        preview(52);
        untilRestored(52, false);
        assertEquals(List.of(new FrameRange(48, 60)), shots(52, false));
        assertEquals(13, studio().on(() -> workbench().shots().known().get()));
        assertTrue(clip().unsearched());
        gate.open();
        studio().until("all are found", () -> !workbench().shots().finding().get());
        assertEquals(6, clip().shots().size());
        assertEquals(Versions.State.READY, readiness(52));
    }

    @Test
    void whereCutsMayYetBeFoundThePreviewWaitsForThem() throws MediaException {
        open(30);
        preview(40);
        assertInstanceOf(Preview.State.Waiting.class, state());
        gate.open();
        untilRestored(40, false);
        assertEquals(List.of(new FrameRange(36, 48)), shots(40, false));
        assertEquals(Versions.State.READY, readiness(40));
    }

    @Test
    void aNewerRequestTakesThePlaceOfOneThatWaits() throws MediaException {
        open(30);
        preview(40);
        preview(2);
        untilRestored(2, false);
        gate.open();
        studio().until("all are found", () -> !workbench().shots().finding().get());
        assertInstanceOf(Preview.State.Idle.class, state());
        assertEquals(List.of(), shots(40, true));
    }

    @Test
    void stoppedItWaitsNoLonger() throws MediaException {
        open(30);
        preview(40);
        studio().does(workbench().restoring()::stopPreview);
        gate.open();
        studio().until("all are found", () -> !workbench().shots().finding().get());
        assertInstanceOf(Preview.State.Idle.class, state());
        assertEquals(List.of(), shots(40, true));
    }

    private void stopSearch() {
        workbench().activities().get().stream()
                .filter(a -> a.words().equals("Finding shots"))
                .forEach(a -> a.stop().run());
    }

    @Test
    void whoStopsTheSearchIsSatisfiedWithTheShotsThatAreKnown() throws MediaException {
        open(30);
        preview(40);
        studio().does(this::stopSearch);
        untilRestored(40, false);
        assertEquals(List.of(new FrameRange(24, 72)), shots(40, false));
    }

    @Test
    void variationsWaitToo() throws MediaException {
        open(30);
        studio().does(
                        () -> {
                            workbench().session().seek(40);
                            workbench().restoring().inSeveralWays(new Variations.Spread(2, 1, 1));
                        });
        assertTrue(studio().on(() -> workbench().variations().running().get()));
        assertEquals(List.of(), studio().on(() -> workbench().variations().cells().get()));
        gate.open();
        studio().until(
                        "both are there",
                        () ->
                                workbench().variations().cells().get().size() == 2
                                        && workbench().variations().cells().get().stream()
                                                .allMatch(c -> c.draft().isPresent()));
        assertFalse(studio().on(() -> workbench().variations().cells().get().isEmpty()));
    }

    @Test
    void whatWasSaidOfAShotThatIsKnownIsItsOwn() throws MediaException {
        open(30);
        studio().does(
                        () -> {
                            workbench().session().seek(14);
                            new Inspector(workbench().session(), Inspector.Scope.SHOTS)
                                    .set(Setting.PROMPT, "the sea");
                        });
        gate.open();
        studio().until("all are found", () -> !workbench().shots().finding().get());
        assertEquals("the sea", clip().settings(1).prompt().words());
        assertEquals("", clip().settings(0).prompt().words() + clip().settings(4).prompt().words());
    }

    @Test
    void aSelectedShotStaysSelectedWhenCutsAreFoundBeforeIt() throws MediaException {
        open(30);
        studio().does(
                        () -> {
                            workbench().session().seek(65);
                            workbench().session().split();
                        });
        gate.open();
        studio().until("all are found", () -> !workbench().shots().finding().get());
        assertEquals(7, clip().shots().size());
        assertEquals(Set.of(6), studio().on(() -> workbench().session().selection().get()));
    }
}
