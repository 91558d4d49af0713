package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Settings;
import org.interweave.frame.Size;
import org.interweave.render.Drafts;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

class VariationsTest {
    private static final Settings OWN = Settings.USUAL.with(new Guidance(4));

    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final List<Settings> restored = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Session session = Sessions.ofThreeShots();
    private final Variations variations =
            new Variations(
                    (wish, _, cancel) -> {
                        if (cancel.requested()) {
                            throw new ProblemException(Problem.Kind.CANCELLED, "stopped", "again");
                        }
                        restored.add(wish.job().settings());
                        return Collections.nCopies(
                                wish.job().wanted().count(),
                                new Pixels(new Size(2, 2), new int[4]));
                    },
                    worker::add,
                    Runnable::run,
                    problems::add);

    @Test
    void theShotsOwnWayComesFirst() {
        List<Settings> ways = new Variations.Spread(3, 2, 2).around(OWN, 350);
        assertEquals(OWN, ways.getFirst());
        assertEquals(12, ways.size());
        assertEquals(12, ways.stream().distinct().count());
    }

    @Test
    void noWayIsBeyondWhatTheModelKnows() {
        List<Settings> ways = new Variations.Spread(1, 3, 3).around(OWN, 60);
        assertTrue(ways.stream().allMatch(s -> s.noise().level() < 60));
        assertTrue(ways.stream().allMatch(s -> s.guidance().scale() >= 1));
    }

    @Test
    void everyWayIsRestoredAsADraft() {
        List<Settings> ways = new Variations.Spread(2, 1, 1).around(OWN, 350);
        variations.start(Sessions.clip(session), "", 40, ways);
        assertTrue(variations.running().get());
        worker.poll().run();
        assertEquals(ways.stream().map(Drafts::of).toList(), restored);
        assertTrue(variations.cells().get().stream().allMatch(c -> c.draft().isPresent()));
        assertFalse(variations.running().get());
    }

    @Test
    void whatNobodyExpectedEndsIt() {
        Variations broken =
                new Variations(
                        (_, _, _) -> {
                            throw new IllegalStateException("a bug");
                        },
                        worker::add,
                        Runnable::run,
                        problems::add);
        broken.start(
                Sessions.clip(session), "", 0, new Variations.Spread(3, 1, 1).around(OWN, 350));
        assertThrows(IllegalStateException.class, worker.poll()::run);
        assertFalse(broken.running().get());
    }

    @Test
    void whatIsStartedLaterReplacesWhatWasStartedBefore() {
        variations.start(
                Sessions.clip(session), "", 0, new Variations.Spread(3, 1, 1).around(OWN, 350));
        variations.start(
                Sessions.clip(session), "", 0, new Variations.Spread(1, 1, 1).around(OWN, 350));
        while (!worker.isEmpty()) {
            worker.poll().run();
        }
        assertEquals(1, restored.size());
        assertEquals(List.of(), problems);
    }
}
