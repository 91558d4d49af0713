package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Mix;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.TemporalFilter;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.project.Clip;
import org.interweave.project.Edits;
import org.interweave.project.Setting;
import org.interweave.render.Drafts;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.Progress;
import org.interweave.render.ShotJob;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

class PreviewTest {
    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final List<ShotJob> restored = new ArrayList<>();
    private final List<Version> versions = new ArrayList<>();
    private final List<Preview.Arrival> arrivals = new ArrayList<>();
    private final Session session = Sessions.ofThreeShots();
    private Restorer restorer = this::restore;
    private final Preview preview =
            new Preview(
                    (w, p, c) -> restorer.restore(w, p, c),
                    worker::add,
                    Runnable::run,
                    this::arrived);

    /** Black pictures. */
    private List<Pixels> restore(
            Restorer.Wish wish, Consumer<? super Progress> progress, Cancel cancel)
            throws ProblemException {
        if (cancel.requested()) {
            throw new ProblemException(Problem.Kind.CANCELLED, "stopped", "again");
        }
        restored.add(wish.job());
        Pixels black = new Pixels(new Size(2, 2), new int[4]);
        return Collections.nCopies(wish.job().wanted().count(), black);
    }

    private void arrived(Preview.Arrival arrival) {
        arrivals.add(arrival);
        versions.add(arrival.version());
    }

    private Versions.State state(Version version) {
        return new Versions(1000).state(clip(), version);
    }

    private Clip clip() {
        return Sessions.clip(session);
    }

    private void work() {
        while (!worker.isEmpty()) {
            worker.poll().run();
        }
    }

    @Test
    void theWindowIsTheShotsOwnNotThePlayheads() {
        assertEquals(new FrameRange(30, 38), Preview.window(clip(), 30));
        assertEquals(new FrameRange(34, 42), Preview.window(clip(), 41));
        assertEquals(new FrameRange(52, 60), Preview.window(clip(), 59));
    }

    @Test
    void aDraftComesFirstThenWhatAnExportWouldWrite() {
        preview.start(clip(), "", 45);
        work();
        Settings wanted = clip().settings(1);
        assertEquals(
                List.of(Drafts.of(wanted), wanted),
                restored.stream().map(ShotJob::settings).toList());
        assertTrue(versions.get(0).draft());
        assertFalse(versions.get(1).draft());
        assertEquals(Preview.window(clip(), 45), versions.get(1).frames());
        assertInstanceOf(Preview.State.Idle.class, preview.state().get());
    }

    @Test
    void aDraftIsOneWindowOfAShotOfItsOwn() {
        preview.start(clip(), "", 45);
        work();
        ShotJob draft = restored.getFirst();
        assertEquals(Preview.window(clip(), 45), draft.wanted());
        assertEquals(draft.wanted(), draft.frames());
        assertEquals(new FrameRange(30, 60), restored.getLast().frames());
        assertEquals(new FrameRange(30, 60), versions.getFirst().shot());
        assertEquals(Versions.State.DRAFT, state(versions.getFirst()));
    }

    @Test
    void aDraftIsNotFiltered() {
        new Inspector(session, Inspector.Scope.CLIP).set(Setting.FILTER, new TemporalFilter(0.5));
        preview.start(clip(), "", 45);
        work();
        assertEquals(TemporalFilter.OFF, restored.getFirst().settings().filter());
        assertEquals(new TemporalFilter(0.5), restored.getLast().settings().filter());
    }

    @Test
    void whereADraftWouldBeTheSameThereIsNone() {
        session.apply(Edits.split(0, 38));
        Inspector inspector = new Inspector(session, Inspector.Scope.CLIP);
        inspector.set(Setting.ILT, Ilt.OFF);
        inspector.set(Setting.STEPS, Drafts.of(Settings.USUAL).steps());
        preview.start(clip(), "", 35);
        work();
        assertEquals(1, versions.size());
        assertFalse(versions.getFirst().draft());
    }

    @Test
    void aNewerRequestTakesTheOlderOnesPlace() {
        preview.start(clip(), "", 10);
        preview.start(clip(), "", 45);
        work();
        assertTrue(restored.stream().allMatch(j -> j.wanted().equals(Preview.window(clip(), 45))));
        assertEquals(2, versions.size());
    }

    @Test
    void aProblemIsShownAndEndsIt() {
        Problem problem = new Problem(Problem.Kind.MODEL, "no model", "import one");
        restorer =
                (_, _, _) -> {
                    throw new ProblemException(problem, null);
                };
        preview.start(clip(), "", 45);
        work();
        assertEquals(new Preview.State.Failed(problem), preview.state().get());
        assertEquals(List.of(), versions);
    }

    @Test
    void whatNobodyExpectedEndsItToo() {
        restorer =
                (_, _, _) -> {
                    throw new IllegalStateException("a bug");
                };
        preview.start(clip(), "", 45);
        assertThrows(IllegalStateException.class, this::work);
        Preview.State.Failed failed =
                assertInstanceOf(Preview.State.Failed.class, preview.state().get());
        assertEquals(Problem.Kind.BUG, failed.problem().kind());
    }

    @Test
    void aShotIsRestoredPieceByPieceWithoutAGap() {
        preview.startShot(clip(), "", 45);
        work();
        assertEquals(
                List.of(new FrameRange(30, 46), new FrameRange(46, 60)),
                versions.stream().map(Version::frames).toList());
        assertTrue(restored.stream().allMatch(j -> j.settings().equals(clip().settings(1))));
        assertTrue(arrivals.stream().noneMatch(Preview.Arrival::loops));
    }

    @Test
    void seedsAreTriedOnOneWindow() {
        preview.startSeeds(clip(), "", 45);
        work();
        assertEquals(3, restored.stream().map(j -> j.settings().noise().seed()).distinct().count());
        assertEquals(1, restored.stream().map(ShotJob::wanted).distinct().count());
        assertEquals(clip().settings(1), restored.getFirst().settings());
    }

    @Test
    void nothingIsMixedInWhereTheViewerDoesIt() {
        new Inspector(session, Inspector.Scope.CLIP).set(Setting.MIX, Mix.NONE.at(0.5));
        preview.start(clip(), "", 45);
        work();
        assertTrue(restored.stream().allMatch(j -> j.settings().mix().equals(Mix.NONE)));
        assertEquals(Versions.State.READY, state(versions.getLast()));
    }

    @Test
    void onlyTheFirstAnswerStartsTheLoop() {
        preview.start(clip(), "", 45);
        work();
        assertEquals(List.of(true, false), arrivals.stream().map(Preview.Arrival::loops).toList());
        assertTrue(arrivals.stream().allMatch(Preview.Arrival::wanted));
    }

    @Test
    void whatArrivesAfterItWasStoppedIsNotWantedAnyMore() {
        restorer =
                (wish, progress, cancel) -> {
                    List<Pixels> made = restore(wish, progress, cancel);
                    preview().stop();
                    return made;
                };
        preview.start(clip(), "", 45);
        work();
        assertEquals(List.of(false), arrivals.stream().map(Preview.Arrival::wanted).toList());
        assertEquals(List.of(false), arrivals.stream().map(Preview.Arrival::loops).toList());
    }

    private Preview preview() {
        return preview;
    }

    @Test
    void stoppedItIsIdleAndShowsNothing() {
        preview.start(clip(), "", 45);
        assertInstanceOf(Preview.State.Running.class, preview.state().get());
        preview.stop();
        work();
        assertInstanceOf(Preview.State.Idle.class, preview.state().get());
        assertEquals(List.of(), versions);
    }
}
