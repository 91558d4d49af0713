package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.project.BlindResult;
import org.interweave.project.Document;
import org.interweave.project.Edits;
import org.interweave.render.Problem;
import org.interweave.ui.model.BlindTrials.Candidate;
import org.interweave.ui.model.BlindTrials.Side;
import org.interweave.ui.model.BlindTrials.Trial;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class BlindTrialsTest {
    private static final Candidate RESTORED =
            new Candidate(
                    "Restored",
                    Layer.RESTORED,
                    Optional.of(new Take(Settings.USUAL, "model", false)));
    private static final Candidate BICUBIC =
            new Candidate("Bicubic", Layer.BICUBIC, Optional.empty());

    private final Session session = Sessions.ofThreeShots();
    private final Versions versions = new Versions(1000);
    private final List<Problem> told = new ArrayList<>();
    private final BlindTrials trials =
            new BlindTrials(
                    session, versions, told::add, () -> 7, InstantSource.fixed(Instant.EPOCH));

    @BeforeEach
    void restore() {
        restored(new FrameRange(0, 8), "model");
        restored(new FrameRange(8, 16), "model");
    }

    private void restored(FrameRange frames, String model) {
        Pixels grey = new Pixels(new Size(2, 2), new int[4]);
        versions.add(
                new Version(
                        Sessions.media().hash(),
                        new FrameRange(0, 30),
                        frames,
                        new Take(Settings.USUAL, model, false),
                        Optional.empty(),
                        Collections.nCopies(frames.count(), grey)));
    }

    private Trial now() {
        return trials.trial().get().orElseThrow();
    }

    private Candidate seen(Side side) {
        trials.look(side);
        return now().seen();
    }

    @Test
    void whoeverKnowsTheRestoredOneAlwaysHits() {
        trials.begin(BlindResult.Kind.AB, RESTORED, BICUBIC);
        Set<Candidate> first = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            assertNotEquals(seen(Side.A), seen(Side.B));
            first.add(seen(Side.A));
            trials.answer(seen(Side.A).equals(RESTORED));
        }
        assertEquals(Set.of(RESTORED, BICUBIC), first, "the sides are shuffled");
        assertEquals(12, now().count().hits());
    }

    @Test
    void inAbxTheSidesStayAndXIsOneOfThem() {
        trials.begin(BlindResult.Kind.ABX, RESTORED, BICUBIC);
        Set<Candidate> drawn = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            assertEquals(Side.X, now().side());
            assertEquals(RESTORED, seen(Side.A));
            assertEquals(BICUBIC, seen(Side.B));
            drawn.add(seen(Side.X));
            trials.answer(!seen(Side.X).equals(RESTORED));
        }
        assertEquals(Set.of(RESTORED, BICUBIC), drawn);
        assertEquals(0, now().count().hits(), "every answer was wrong");
    }

    @Test
    void theCountIsKeptInTheProjectAndCanBeUndone() {
        trials.begin(BlindResult.Kind.ABX, RESTORED, BICUBIC);
        for (int i = 0; i < 5; i++) {
            trials.answer(seen(Side.X).equals(RESTORED));
        }
        trials.end();
        BlindResult kept = session.document().get().blindTests().getFirst();
        assertEquals(
                new BlindResult(
                        BlindResult.Kind.ABX, "Restored", "Bicubic", 5, 5, "1970-01-01T00:00:00Z"),
                kept);
        assertEquals(1 / 32.0, BlindTrials.chance(kept), 1e-12);
        assertEquals("Restored told from Bicubic in 5 of 5, p = 0.0313", BlindTrials.words(kept));
        session.undo();
        assertEquals(List.of(), session.document().get().blindTests());
    }

    @Test
    void aTestWithoutAnAnswerLeavesNoTrace() {
        trials.begin(BlindResult.Kind.AB, RESTORED, BICUBIC);
        trials.end();
        assertTrue(trials.trial().get().isEmpty());
        assertEquals(List.of(), session.document().get().blindTests());
    }

    @Test
    void anotherFilmEndsItAndGetsNoResult() {
        trials.begin(BlindResult.Kind.AB, RESTORED, BICUBIC);
        trials.answer(true);
        session.apply(Edits.split(0, 10));
        assertTrue(trials.trial().get().isPresent());
        session.open(Document.EMPTY, Optional.empty());
        assertTrue(trials.trial().get().isEmpty());
        trials.end();
        assertEquals(List.of(), session.document().get().blindTests());
    }

    private static final Candidate OTHER =
            new Candidate(
                    "Other", Layer.RESTORED, Optional.of(new Take(Settings.USUAL, "other", false)));

    @Test
    void theTestStaysInFramesThatBothHave() {
        restored(new FrameRange(4, 12), "other");
        session.seek(5);
        trials.begin(BlindResult.Kind.AB, RESTORED, OTHER);
        FrameRange both = new FrameRange(4, 12);
        assertEquals(both, now().frames());
        assertEquals(Optional.of(both), session.playback().get().loop());
        session.seek(20);
        assertEquals(11, session.frame());
        trials.end();
        session.seek(20);
        assertEquals(20, session.frame());
        assertEquals(Optional.empty(), session.playback().get().loop());
    }

    @Test
    void whereOneOfThemIsMissingNoTestBegins() {
        restored(new FrameRange(4, 12), "other");
        session.seek(14);
        trials.begin(BlindResult.Kind.AB, RESTORED, OTHER);
        assertTrue(trials.trial().get().isEmpty());
        assertTrue(told.getFirst().line().contains("no picture of both"), told::toString);
    }

    @Test
    void whenPicturesMakeRoomItEndsWithAMessageAndKeepsTheCount() {
        trials.begin(BlindResult.Kind.AB, RESTORED, BICUBIC);
        trials.answer(true);
        for (int i = 0; i < 400; i++) {
            restored(new FrameRange(16, 24), "model " + i);
        }
        assertTrue(trials.trial().get().isEmpty());
        assertEquals(1, session.document().get().blindTests().size());
        assertTrue(told.getFirst().line().contains("not at hand any more"), told::toString);
    }
}
