package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.FrameRange;
import org.interweave.media.Cut;
import org.interweave.project.Edits;
import org.interweave.project.Marker;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class SessionTest {
    private final Session session = Sessions.ofThreeShots();

    @Test
    void theShotUnderThePlayheadIsSelected() {
        session.seek(45);
        assertEquals(Set.of(1), session.selection().get());
    }

    @Test
    void thePlayheadStaysInTheClip() {
        session.seek(1000);
        assertEquals(99, session.frame());
        session.seek(-5);
        assertEquals(0, session.frame());
    }

    @Test
    void shotStepsGoToShotsStartsAndBackToOnesOwnFirst() {
        session.shotStep(1);
        assertEquals(30, session.frame());
        session.seek(45);
        session.shotStep(-1);
        assertEquals(30, session.frame());
        session.shotStep(-1);
        assertEquals(0, session.frame());
        session.shotStep(-1);
        assertEquals(0, session.frame());
    }

    @Test
    void aSplitSelectsTheNewShot() {
        session.seek(45);
        session.split();
        assertEquals(4, Sessions.clip(session).shots().size());
        assertEquals(Set.of(2), session.selection().get());
    }

    @Test
    void mergingJoinsTheSelectedOrWithTheOneBefore() {
        session.seek(45);
        session.merge();
        assertEquals(new FrameRange(0, 60), Sessions.clip(session).shots().getFirst().frames());
        assertEquals(Set.of(0), session.selection().get());
    }

    @Test
    void undoingASplitKeepsTheSelectionInTheClip() {
        session.seek(80);
        session.split();
        session.undo();
        assertEquals(Set.of(2), session.selection().get());
        assertEquals(Optional.of("Split shot"), session.redoable().get());
    }

    @Test
    void marksGoAroundThePlayhead() {
        session.seek(20);
        session.marks().in();
        session.seek(50);
        session.marks().out();
        assertEquals(Optional.of(new FrameRange(20, 51)), Sessions.clip(session).marked());
        session.seek(70);
        session.marks().in();
        assertEquals(Optional.of(new FrameRange(70, 100)), Sessions.clip(session).marked());
        session.marks().clear();
        assertEquals(Optional.empty(), Sessions.clip(session).marked());
    }

    @Test
    void aMarkerComesAndGoes() {
        session.seek(12);
        session.marks().toggleMarker();
        assertEquals(List.of(new Marker(12, "")), Sessions.clip(session).markers());
        session.marks().toggleMarker();
        assertEquals(List.of(), Sessions.clip(session).markers());
    }

    @Test
    void aRangeOfShotsIsSelectedFromTheFirst() {
        session.selectTo(2);
        assertEquals(Set.of(0, 1, 2), session.selection().get());
        session.selectAlso(1);
        assertEquals(Set.of(0, 2), session.selection().get());
    }

    @Test
    void itIsUnsavedUntilItIsSaved() {
        assertFalse(session.unsaved().get());
        session.split();
        session.seek(5);
        session.split();
        assertTrue(session.unsaved().get());
        session.savedTo(Path.of("/films/film.iwv"), session.snapshot());
        assertFalse(session.unsaved().get());
        session.undo();
        assertTrue(session.unsaved().get());
    }

    @Test
    void whatWasChangedWhileItWasBeingSavedIsUnsaved() {
        session.seek(5);
        session.split();
        Session.Snapshot clicked = session.snapshot();
        session.seek(15);
        session.split();
        session.savedTo(Path.of("/films/film.iwv"), clicked);
        assertTrue(session.unsaved().get());
        session.undo();
        assertFalse(session.unsaved().get());
    }

    @Test
    void anotherDocumentDoesNotGetTheFileOfTheOneBefore() {
        session.split();
        Session.Snapshot clicked = session.snapshot();
        session.open(clicked.document(), Optional.empty());
        session.savedTo(Path.of("/films/film.iwv"), clicked);
        assertEquals(Optional.empty(), session.file().get());
    }

    @Test
    void whatIsFoundOutIsNoChangeOfTheUsers() {
        session.learn(Edits.cuts(Sessions.media().hash(), List.of(new Cut(10, 0.6))));
        assertFalse(session.unsaved().get());
        assertEquals(Optional.empty(), session.undoable().get());
        assertEquals(4, Sessions.clip(session).shots().size());
    }

    @Test
    void whatIsRecoveredIsUnsaved() {
        Session other = new Session();
        other.recover(session.document().get(), Optional.of(Path.of("/films/film.iwv")));
        assertTrue(other.unsaved().get());
    }

    @Test
    void afterUndoTheShotUnderThePlayheadIsStillTheSelectedOne() {
        session.seek(10);
        session.split();
        session.seek(70);
        assertEquals(Set.of(3), session.selection().get());
        session.undo();
        assertEquals(Set.of(2), session.selection().get());
        session.redo();
        assertEquals(Set.of(3), session.selection().get());
    }

    @Test
    void severalSelectedShotsStaySelectedWhenOneBeforeThemIsCut() {
        session.selectOnly(1);
        session.selectTo(2);
        session.apply(Edits.split(0, 10));
        assertEquals(Set.of(2, 3), session.selection().get());
    }

    @Test
    void whoeverGoesElsewhereLeavesTheLoop() {
        FrameRange loop = new FrameRange(34, 42);
        session.seek(36);
        session.play(p -> p.looping(loop));
        session.seek(38);
        assertEquals(Optional.of(loop), session.playback().get().loop());
        session.shotStep(1);
        assertEquals(60, session.frame());
        assertEquals(Optional.empty(), session.playback().get().loop());
        session.play(p -> p.looping(loop));
        session.seek(0);
        assertEquals(Optional.empty(), session.playback().get().loop());
    }
}
