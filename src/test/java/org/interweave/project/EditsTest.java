package org.interweave.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.Transition;
import org.interweave.frame.FrameRange;
import org.interweave.media.Cut;
import org.interweave.render.ShotJob;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

class EditsTest {
    private static Clip clip(Document document) {
        return document.clips().getFirst();
    }

    private static List<FrameRange> shots(Document document) {
        return clip(document).shots().stream().map(Shot::frames).toList();
    }

    private static SortedSet<Integer> only(Integer... shots) {
        return new TreeSet<>(Set.of(shots));
    }

    @Test
    void aSplitMakesTwoShotsOfOne() {
        assertEquals(
                List.of(new FrameRange(0, 40), new FrameRange(40, 100)),
                shots(Films.filmCutAt(40)));
    }

    @Test
    void aSplitWhereACutIsChangesNothing() {
        Document film = Films.filmCutAt(40);
        assertEquals(film, Edits.split(0, 40).apply(film));
        assertEquals(film, Edits.split(0, 0).apply(film));
    }

    private static Clip again(Document film, Cut... found) {
        return clip(Edits.cutAgain(0, List.of(found)).apply(film));
    }

    private static Document found(Cut... cuts) {
        Document film = Films.film();
        return Edits.cuts(clip(film).media().hash(), List.of(cuts)).apply(film);
    }

    @Test
    void cutsThatWereFoundGiveWayToOthersAndThoseMadeByHandStay() {
        Document film = Edits.split(0, 80).apply(found(new Cut(20, 0.75), new Cut(50, 0.75)));
        assertEquals(
                List.of(new Cut(30, 0.5), new Cut(50, 0.875), new Cut(80, 1)),
                again(film, new Cut(30, 0.5), new Cut(50, 0.875)).cuts());
    }

    @Test
    void whatIsFoundWhereTheUserHadCutStaysTheUsers() {
        Document film = Edits.split(0, 80).apply(Films.film());
        assertEquals(List.of(new Cut(80, 1)), again(film, new Cut(80, 0.75)).cuts());
    }

    @Test
    void aShotThatIsCutAnewKeepsTheSettingsOfMostOfItsFrames() {
        Document film = found(new Cut(20, 0.75), new Cut(50, 0.75));
        for (int shot = 0; shot < 3; shot++) {
            film = Edits.override(0, only(shot), Setting.PROMPT, "view " + shot).apply(film);
        }
        Clip cut = again(film, new Cut(19, 0.75), new Cut(70, 0.75));
        assertEquals(
                List.of("view 0", "view 1", "view 2"),
                cut.shots().stream()
                        .map(s -> s.overrides().over(cut.defaults()).prompt().words())
                        .toList());
    }

    @Test
    void findingTheSameAgainChangesNothing() {
        Document film = found(new Cut(20, 0.75), new Cut(50, 0.75));
        assertEquals(clip(film), again(film, new Cut(20, 0.75), new Cut(50, 0.75)));
    }

    @Test
    void manyCutsAreMadeAsIfOneAfterAnother() {
        Document said =
                Edits.override(0, only(1), Setting.PROMPT, "a dog").apply(Films.filmCutAt(40));
        List<Cut> found =
                List.of(
                        new Cut(70, 0.5),
                        new Cut(10, 0.25),
                        new Cut(40, 0.75),
                        new Cut(70, 1),
                        new Cut(99, 0.5));
        Document oneByOne = said;
        for (Cut cut : found) {
            oneByOne = Edits.cuts(clip(said).media().hash(), List.of(cut)).apply(oneByOne);
        }
        assertEquals(oneByOne, Edits.cuts(clip(said).media().hash(), found).apply(said));
        assertEquals(5, clip(oneByOne).shots().size());
    }

    @Test
    void bothHalvesOfASplitShotKeepItsPrompt() {
        Document said = Edits.override(0, only(0), Setting.PROMPT, "a dog").apply(Films.film());
        Document split = Edits.split(0, 50).apply(said);
        assertEquals("a dog", clip(split).settings(0).prompt().words());
        assertEquals("a dog", clip(split).settings(1).prompt().words());
    }

    @Test
    void whatWasSaidBeforeTheCutsWereFoundIsTheClips() {
        Document said = Edits.override(0, only(0), Setting.PROMPT, "a dog").apply(Films.film());
        Document found =
                Edits.cuts(clip(said).media().hash(), List.of(new Cut(50, 0.9))).apply(said);
        assertEquals("a dog", clip(found).defaults().prompt().words());
        assertEquals(
                List.of(Overrides.NONE, Overrides.NONE),
                clip(found).shots().stream().map(Shot::overrides).toList());
    }

    @Test
    void mergedShotsAreOneWithTheFirstOnesPrompt() {
        Document film = Films.filmCutAt(20, 40, 60);
        Document said = Edits.override(0, only(1), Setting.PROMPT, "a dog").apply(film);
        Document merged = Edits.merge(0, 1, 2).apply(said);
        assertEquals(
                List.of(new FrameRange(0, 20), new FrameRange(20, 60), new FrameRange(60, 100)),
                shots(merged));
        assertEquals("a dog", clip(merged).settings(1).prompt().words());
    }

    @Test
    void aCutMovesNoFurtherThanItsNeighbours() {
        Document film = Films.filmCutAt(20, 40);
        assertEquals(
                List.of(new FrameRange(0, 20), new FrameRange(20, 99), new FrameRange(99, 100)),
                shots(Edits.moveCut(0, 2, 5000).apply(film)));
        assertEquals(
                List.of(new FrameRange(0, 1), new FrameRange(1, 40), new FrameRange(40, 100)),
                shots(Edits.moveCut(0, 1, -3).apply(film)));
    }

    @Test
    void aShotInheritsUntilItOverrides() {
        Document film = Films.filmCutAt(50);
        Document own = Edits.override(0, only(1), Setting.GUIDANCE, new Guidance(2)).apply(film);
        Document changed = Edits.byDefault(0, Setting.GUIDANCE, new Guidance(7)).apply(own);
        assertEquals(7, clip(changed).settings(0).guidance().scale());
        assertEquals(2, clip(changed).settings(1).guidance().scale());
        Document again = Edits.inherit(0, only(1), Setting.GUIDANCE).apply(changed);
        assertEquals(7, clip(again).settings(1).guidance().scale());
    }

    @Test
    void copyingGivesOtherShotsEveryOverride() {
        Document film = Films.filmCutAt(30, 60);
        Document own = Edits.override(0, only(0), Setting.SEED, 99L).apply(film);
        Document said = Edits.override(0, only(0), Setting.PROMPT, "sea").apply(own);
        Document copied = Edits.copy(0, 0, only(1, 2)).apply(said);
        assertEquals(clip(copied).settings(0), clip(copied).settings(2));
        assertEquals("sea", clip(copied).settings(1).prompt().words());
    }

    @Test
    void theLatentTransitionBringsItsWeights() {
        Document film = Edits.byDefault(0, Setting.ILT, Ilt.PER_STEP).apply(Films.film());
        assertEquals(Transition.PAPER, clip(film).settings(0).windows().transition());
    }

    @Test
    void everySettingPutsBackWhatItReads() {
        for (Setting<?> setting : Setting.ALL) {
            assertEquals(Settings.USUAL, rewritten(setting), setting.key());
        }
    }

    private static <T> Settings rewritten(Setting<T> setting) {
        return setting.in(Settings.USUAL, setting.of(Settings.USUAL));
    }

    @Test
    void foundCutsKeepThoseTheUserMade() {
        Document film = Films.filmCutAt(40);
        Document found =
                Edits.cuts(clip(film).media().hash(), List.of(new Cut(40, 0.3), new Cut(70, 0.6)))
                        .apply(film);
        assertEquals(List.of(new Cut(40, 1), new Cut(70, 0.6)), clip(found).cuts());
    }

    @Test
    void cutsOfOtherMediaAreNotTaken() {
        Document film = Films.film();
        Fingerprint other = Films.media("other.mkv", 100).hash();
        assertEquals(film, Edits.cuts(other, List.of(new Cut(40, 0.3))).apply(film));
    }

    @Test
    void relinkingChangesNothingButThePath() {
        Document film = Films.filmCutAt(40);
        Media moved = clip(film).media().movedTo(java.nio.file.Path.of("/elsewhere/a.mkv"));
        Document after = Edits.relink(moved).apply(film);
        assertEquals(moved, clip(after).media());
        assertEquals(shots(film), shots(after));
    }

    @Test
    void markersStandInOrderOnePerFrame() {
        Document film = Edits.addMarker(0, new Marker(50, "late")).apply(Films.film());
        film = Edits.addMarker(0, new Marker(10, "early")).apply(film);
        film = Edits.addMarker(0, new Marker(50, "later")).apply(film);
        assertEquals(
                List.of(new Marker(10, "early"), new Marker(50, "later")), clip(film).markers());
        assertEquals(
                List.of(new Marker(50, "later")),
                clip(Edits.removeMarker(0, 10).apply(film)).markers());
    }

    @Test
    void theJobsOfMarkedFramesAreTheShotsTheyTouch() {
        Document film = Films.filmCutAt(20, 40, 60);
        Document marked = Edits.mark(0, Optional.of(new FrameRange(30, 50))).apply(film);
        Clip clip = clip(marked);
        assertEquals(
                List.of(
                        new ShotJob(new FrameRange(20, 40), new FrameRange(30, 40), Settings.USUAL),
                        new ShotJob(
                                new FrameRange(40, 60), new FrameRange(40, 50), Settings.USUAL)),
                clip.jobs(clip.wanted()));
    }

    @Test
    void aFrameBelongsToTheShotThatHoldsIt() {
        Clip clip = clip(Films.filmCutAt(20, 40, 60));
        assertEquals(0, clip.shotAt(0));
        assertEquals(0, clip.shotAt(19));
        assertEquals(1, clip.shotAt(20));
        assertEquals(3, clip.shotAt(99));
    }

    @Test
    void aClipWithAHoleIsNoClip() {
        Clip clip = clip(Films.filmCutAt(20));
        assertThrows(
                IllegalArgumentException.class, () -> clip.withShots(clip.shots().subList(1, 2)));
    }

    @Test
    void anEditIsNamedAfterWhatItChanges() {
        assertEquals("Change prompt", Edits.override(0, only(0), Setting.PROMPT, "x").name());
    }

    @Test
    void editingLeavesTheDocumentBeforeAsItWas() {
        Document before = Films.film();
        Document same = before;
        Edits.split(0, 10).apply(before);
        assertSame(same, before);
        assertEquals(1, clip(before).shots().size());
    }
}
