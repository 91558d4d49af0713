package org.interweave.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.media.Cut;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

class HistoryTest {
    private final Document start = Films.film();
    private final History history = new History(start);

    private static Edit say(String words) {
        return Edits.override(0, new TreeSet<>(Set.of(0)), Setting.PROMPT, words);
    }

    @Test
    void everyEditCanBeUndoneAndDoneAgain() {
        for (int i = 1; i < 100; i++) {
            history.apply(Edits.split(0, i));
        }
        Document all = history.now();
        for (int i = 1; i < 100; i++) {
            history.undo();
        }
        assertEquals(start, history.now());
        assertEquals(Optional.empty(), history.undoable());
        for (int i = 1; i < 100; i++) {
            history.redo();
        }
        assertEquals(all, history.now());
        assertEquals(Optional.empty(), history.redoable());
    }

    @Test
    void whatCanBeUndoneIsNamed() {
        history.apply(Edits.split(0, 10));
        history.apply(say("sea"));
        assertEquals(Optional.of("Change prompt"), history.undoable());
        history.undo();
        assertEquals(Optional.of("Split shot"), history.undoable());
        assertEquals(Optional.of("Change prompt"), history.redoable());
    }

    @Test
    void aNewEditForgetsWhatWasUndone() {
        history.apply(Edits.split(0, 10));
        history.undo();
        history.apply(Edits.split(0, 20));
        assertEquals(Optional.empty(), history.redoable());
    }

    @Test
    void lettersOfAWordAreUndoneTogether() {
        history.apply(say("s"));
        history.apply(say("se"));
        history.apply(say("sea"));
        history.undo();
        assertEquals(start, history.now());
        history.redo();
        assertEquals("sea", history.now().clips().getFirst().settings(0).prompt().words());
    }

    @Test
    void anEndedSeriesIsUndoneAlone() {
        history.apply(say("sea"));
        history.endSeries();
        history.apply(say("sea and sky"));
        history.undo();
        assertEquals("sea", history.now().clips().getFirst().settings(0).prompt().words());
    }

    @Test
    void anEditOfAnotherKindEndsASeries() {
        history.apply(say("a"));
        history.apply(Edits.split(0, 10));
        history.apply(Edits.split(0, 20));
        history.undo();
        history.undo();
        assertEquals("a", history.now().clips().getFirst().settings(0).prompt().words());
    }

    @Test
    void anEditThatChangesNothingIsNotRemembered() {
        history.apply(say(""));
        history.undo();
        history.apply(Edits.inherit(0, new TreeSet<>(Set.of(0)), Setting.SEED));
        assertEquals(Optional.empty(), history.undoable());
    }

    @Test
    void whatWasLearntIsNotUndone() {
        history.apply(say("sea"));
        Fingerprint hash = start.clips().getFirst().media().hash();
        history.learn(Edits.cuts(hash, List.of(new Cut(50, 0.7))));
        history.undo();
        assertEquals(List.of(new Cut(50, 0.7)), history.now().clips().getFirst().cuts());
        assertEquals("", history.now().clips().getFirst().settings(0).prompt().words());
        history.redo();
        assertEquals("sea", history.now().clips().getFirst().settings(1).prompt().words());
    }
}
