package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.project.Clip;
import org.interweave.project.OutputPreset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ExportPlanTest {
    private static final OutputPreset PRORES = new OutputPreset("ProRes", "mov", 10);
    private static final OutputPreset PNG = new OutputPreset("PNG", "", 16);

    @TempDir Path folder;

    private ExportPlan to(Path target) {
        Clip clip = Sessions.clip(Sessions.ofThreeShots());
        return new ExportPlan(clip, clip.allFrames(), target, PRORES, true);
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
                new ExportPlan(clip, clip.allFrames(), folder.resolve("x.mov"), PRORES, false);
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
