package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Settings;
import org.interweave.project.BlindResult;
import org.interweave.project.Document;
import org.interweave.project.Edits;
import org.interweave.ui.model.BlindTrials.Candidate;
import org.interweave.ui.model.BlindTrials.Side;
import org.interweave.ui.model.BlindTrials.Trial;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class BlindTrialsTest {
    private static final Candidate RESTORED =
            new Candidate(
                    "Restored",
                    ViewerModel.Layer.RESTORED,
                    Optional.of(new Take(Settings.USUAL, "model", false)));
    private static final Candidate BICUBIC =
            new Candidate("Bicubic", ViewerModel.Layer.BICUBIC, Optional.empty());

    private final Session session = Sessions.ofThreeShots();
    private final BlindTrials trials =
            new BlindTrials(session, () -> 7, InstantSource.fixed(Instant.EPOCH));

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
}
