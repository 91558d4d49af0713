package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.project.Clip;
import org.interweave.project.Setting;
import org.interweave.render.Drafts;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

class VersionsTest {
    private static final Pixels GREY = new Pixels(new Size(2, 2), new int[4]);
    private static final FrameRange SHOT = new FrameRange(30, 60);
    private static final FrameRange WINDOW = new FrameRange(34, 42);

    private final Session session = Sessions.ofThreeShots();
    private final Versions versions = new Versions(1000);

    private Clip clip() {
        return Sessions.clip(session);
    }

    private static Version version(FrameRange shot, Settings settings, boolean draft) {
        return new Version(
                Sessions.media().hash(),
                shot,
                WINDOW,
                new Take(settings, "", draft),
                Optional.empty(),
                Collections.nCopies(WINDOW.count(), GREY));
    }

    private Version whole() {
        return version(SHOT, clip().settings(1), false);
    }

    private Version draft() {
        return version(SHOT, Drafts.of(clip().settings(1)), true);
    }

    @Test
    void whatAnExportWouldWriteIsReady() {
        assertEquals(Versions.State.READY, Versions.state(clip(), whole()));
        assertEquals(Versions.State.DRAFT, Versions.state(clip(), draft()));
    }

    @Test
    void anotherPromptMakesItOutdatedAndUndoReadyAgain() {
        Version version = whole();
        session.selectOnly(1);
        new Inspector(session, Inspector.Scope.SHOTS).set(Setting.PROMPT, "sea");
        assertEquals(Versions.State.OUTDATED, Versions.state(clip(), version));
        session.undo();
        assertEquals(Versions.State.READY, Versions.state(clip(), version));
    }

    @Test
    void anotherCutMakesItOutdated() {
        Version version = whole();
        session.seek(50);
        session.split();
        assertEquals(Versions.State.OUTDATED, Versions.state(clip(), version));
    }

    @Test
    void theBestVersionComesFirstNotTheNewest() {
        versions.add(whole());
        versions.add(draft());
        assertEquals(Optional.of(whole()), versions.best(clip(), 36));
        assertEquals(List.of(whole(), draft()), versions.of(clip(), 36));
        assertEquals(Optional.empty(), versions.best(clip(), 42));
    }

    @Test
    void madeAgainItStandsOnce() {
        versions.add(whole());
        versions.add(whole());
        assertEquals(1, versions.of(clip(), 36).size());
        assertEquals(2, versions.changes().get());
    }

    @Test
    void theOldestIsLetGoWhenThereIsNoRoom() {
        Versions few = new Versions(whole().bytes());
        few.add(draft());
        few.add(whole());
        assertEquals(List.of(whole()), few.of(clip(), 36));
    }

    @Test
    void theRulerPaintsTheBetterOverTheWorse() {
        versions.add(whole());
        versions.add(draft());
        assertEquals(
                List.of(
                        new Versions.Span(WINDOW, Versions.State.DRAFT),
                        new Versions.Span(WINDOW, Versions.State.READY)),
                versions.spans(clip()));
    }
}
