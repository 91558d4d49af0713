package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.FrameRange;
import org.interweave.project.Clip;
import org.interweave.project.OutputPreset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

class ExportPlanTest {
    private static final OutputPreset PRORES = new OutputPreset("ProRes", "mov", 10);
    private static final OutputPreset PNG = new OutputPreset("PNG", "", 16);

    @TempDir Path folder;

    private ExportPlan to(Path target) {
        Clip clip = Sessions.clip(Sessions.ofThreeShots());
        return new ExportPlan(clip, List.of(clip.allFrames()), target, PRORES, true);
    }

    @Test
    void theNameIsTheFilmsWithAnotherEnding() {
        assertEquals(
                Path.of("/a/film 1.5 restored.mov"),
                ExportPlan.suggested(Path.of("/a/film 1.5.mkv"), PRORES));
        assertEquals(
                Path.of("/a/film restored"), ExportPlan.suggested(Path.of("/a/film.mkv"), PNG));
    }

    @Test
    void aFolderOfPicturesHasNoEnding() {
        assertEquals(
                Path.of("/a/film 1_5 restored"),
                ExportPlan.suggested(Path.of("/a/film 1.5.mkv"), PNG));
    }

    @Test
    void theEndingThatIsTypedMeansItsFormat() {
        List<OutputPreset> all = List.of(PRORES, PNG);
        assertEquals(Optional.of(PNG), ExportPlan.meant(Path.of("/a/film"), PRORES, all));
        assertEquals(Optional.of(PRORES), ExportPlan.meant(Path.of("/a/film.MOV"), PNG, all));
        assertEquals(Optional.empty(), ExportPlan.meant(Path.of("/a/film.doc"), PNG, all));
        OutputPreset proxy = new OutputPreset("Proxy", "mov", 8);
        assertEquals(Optional.of(proxy), ExportPlan.meant(Path.of("/a/film.mov"), proxy, all));
    }

    @Test
    void underAnotherEndingNothingIsWritten() {
        ExportPlan plan = to(folder.resolve("x.doc"));
        assertFalse(plan.possible());
        assertTrue(plan.words().startsWith("No format is written"), plan.words());
    }

    @Test
    void onlyTheSelectedShotsAreWritten() {
        Clip clip = Sessions.clip(Sessions.ofThreeShots());
        assertEquals(
                List.of(new FrameRange(0, 30), new FrameRange(60, 100)),
                ExportPlan.parts(clip, new TreeSet<>(Set.of(0, 2))));
        assertEquals(
                List.of(new FrameRange(30, 100)),
                ExportPlan.parts(clip, new TreeSet<>(Set.of(1, 2, 7))));
    }

    @Test
    void whatLiesBetweenIsSaidToBeLeftOut() {
        Clip clip = Sessions.clip(Sessions.ofThreeShots());
        List<FrameRange> parts = ExportPlan.parts(clip, new TreeSet<>(Set.of(0, 2)));
        ExportPlan plan = new ExportPlan(clip, parts, folder.resolve("x.mov"), PRORES, true);
        assertEquals(70, plan.frames());
        assertTrue(plan.words().contains("left out, and so is the sound"), plan.words());
    }

    @Test
    void theSliderOfAFilmOfOneFrameMeansThatFrame() {
        FrameRange one = new FrameRange(0, 1);
        assertEquals(one, ExportPlan.between(1, 1, one));
        assertEquals(new FrameRange(3, 8), ExportPlan.between(2.6, 7.4, new FrameRange(0, 10)));
    }

    @Test
    void itIsLookedAtAwayFromTheScreen() {
        Deque<Runnable> worker = new ArrayDeque<>();
        ExportChecks checks = new ExportChecks(worker::add, Runnable::run);
        ExportPlan plan = to(folder.resolve("x.mov"));
        checks.ask(to(folder.resolve("none/x.mov")));
        checks.ask(plan);
        assertEquals(Optional.empty(), checks.found().get());
        worker.remove().run();
        ExportChecks.Checked checked = checks.found().get().orElseThrow();
        assertEquals(plan, checked.plan());
        assertTrue(checked.possible());
        assertEquals(0, worker.size());
    }

    @Test
    void anotherFormatChangesTheEndingOnly() {
        assertEquals(
                Path.of("/b/x restored"), ExportPlan.renamed(Path.of("/b/x restored.mov"), PNG));
        assertEquals(Path.of("/b/x.mov"), ExportPlan.renamed(Path.of("/b/x"), PRORES));
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        ExportPlan plan = to(folder.resolve("none/x.mov"));
        assertFalse(plan.possible());
        assertTrue(plan.words().startsWith("The folder is not there"), plan.words());
    }

    @Test
    void whileItsShotsAreNotKnownNothingIsExported() {
        Clip clip = Sessions.clip(Sessions.ofThreeShots());
        ExportPlan plan =
                new ExportPlan(
                        clip, List.of(clip.allFrames()), folder.resolve("x.mov"), PRORES, false);
        assertFalse(plan.possible());
        assertTrue(plan.words().contains("looked for"), plan.words());
    }

    @Test
    void theFilmItselfIsNeverReplaced() {
        assertFalse(to(Sessions.media().path()).possible());
    }

    @Test
    void whatWouldBeReplacedIsSaid() throws IOException {
        Path there = Files.createFile(folder.resolve("x.mov"));
        assertTrue(to(there).overwrites());
        assertTrue(to(there).words().endsWith("will be replaced."));
        assertFalse(to(folder.resolve("y.mov")).overwrites());
    }
}
