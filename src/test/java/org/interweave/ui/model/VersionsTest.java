package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.diffusion.Guidance;
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
        assertEquals(Versions.State.READY, versions.state(clip(), whole()));
        assertEquals(Versions.State.DRAFT, versions.state(clip(), draft()));
    }

    @Test
    void anotherPromptMakesItOutdatedAndUndoReadyAgain() {
        Version version = whole();
        session.selectOnly(1);
        new Inspector(session, Inspector.Scope.SHOTS).set(Setting.PROMPT, "sea");
        assertEquals(Versions.State.OUTDATED, versions.state(clip(), version));
        session.undo();
        assertEquals(Versions.State.READY, versions.state(clip(), version));
    }

    @Test
    void anotherCutMakesItOutdated() {
        Version version = whole();
        session.seek(50);
        session.split();
        assertEquals(Versions.State.OUTDATED, versions.state(clip(), version));
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
    void whatOverlappingWindowsHaveInCommonStandsOnceWithItsLargePicture() {
        Version whole = whole();
        Version next =
                new Version(
                        whole.media(),
                        SHOT,
                        new FrameRange(38, 46),
                        whole.take(),
                        Optional.empty(),
                        List.of(),
                        Collections.nCopies(8, GREY));
        versions.add(whole);
        versions.add(next);
        assertEquals(List.of(whole), versions.of(clip(), 37));
        assertEquals(List.of(whole), versions.of(clip(), 38));
        assertEquals(List.of(next), versions.of(clip(), 42));
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

    @Test
    void whatAnotherModelMadeIsOutdated() {
        versions.mean(Optional.of("the first"));
        assertEquals(0, versions.changes().get());
        versions.add(whole());
        versions.mean(Optional.of("another"));
        assertEquals(Versions.State.OUTDATED, versions.state(clip(), whole()));
        assertEquals(Versions.State.OUTDATED, versions.state(clip(), draft()));
        versions.mean(Optional.of(""));
        assertEquals(Versions.State.READY, versions.state(clip(), whole()));
        assertEquals(3, versions.changes().get());
    }

    @Test
    void theCachesPictureStandsInForWhatAnExportWouldWriteOnly() {
        Optional<Pixels> finished = Optional.of(new Pixels(new Size(4, 4), new int[16]));
        Version known = recalled(clip().settings(1));
        Version old = recalled(clip().settings(1).with(clip().settings(1).noise().seeded(7)));
        assertEquals(finished, versions.shown(clip(), 36, Optional.of(known), finished));
        assertEquals(Optional.of(GREY), versions.shown(clip(), 36, Optional.of(old), finished));
        assertEquals(
                Optional.of(GREY),
                versions.shown(clip(), 36, Optional.of(known), Optional.empty()));
        assertEquals(finished, versions.shown(clip(), 36, Optional.empty(), finished));
    }

    /** Of which only small pictures are at hand. */
    private static Version recalled(Settings settings) {
        return new Version(
                Sessions.media().hash(),
                SHOT,
                WINDOW,
                new Take(settings, "", false),
                Optional.empty(),
                List.of(),
                Collections.nCopies(WINDOW.count(), GREY));
    }

    @Test
    void theOldestLosesItsLargePicturesFirst() {
        Pixels large = new Pixels(new Size(2000, 1000), new int[2000 * 1000]);
        Version old = large(large, clip().settings(1));
        Version fresh = large(large, clip().settings(1).with(new Guidance(2)));
        Versions few = new Versions(old.bytes() + old.withoutPictures().bytes());
        few.add(old);
        few.add(fresh);
        assertEquals(List.of(fresh, old.withoutPictures()), few.of(clip()));
    }

    private static Version large(Pixels picture, Settings settings) {
        return new Version(
                Sessions.media().hash(),
                SHOT,
                new FrameRange(34, 35),
                new Take(settings, "", false),
                Optional.empty(),
                List.of(picture));
    }
}
