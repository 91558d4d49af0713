package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Onlooker;
import org.interweave.frame.Size;
import org.interweave.media.VideoReader;
import org.interweave.metrics.ProfileLine;
import org.interweave.project.Clip;
import org.interweave.project.Media;
import org.interweave.report.Material;
import org.interweave.ui.FormulaStudio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

class ReportsTest {
    @TempDir Path folder;

    private static Version version(Clip clip, FrameRange frames, Size size) {
        return new Version(
                clip.media().hash(),
                frames,
                frames,
                new Take(Settings.USUAL, "formula", false),
                Optional.empty(),
                Collections.nCopies(frames.count(), new Pixels(size, new int[size.pixels()])));
    }

    private static Takes takes(Clip clip, Size size, FrameRange... restored) {
        NavigableMap<Integer, List<Version>> frames = new TreeMap<>();
        for (FrameRange range : restored) {
            Version version = version(clip, range, size);
            for (int f = range.start(); f < range.end(); f++) {
                frames.put(f, List.of(version));
            }
        }
        return new Takes(clip, frames, Optional.empty());
    }

    private static Reports reports(Takes takes, Optional<Path> reference) {
        return new Reports(
                takes, "formula", reference, ProfileLine.column(0.5), List.of("a note of ours"));
    }

    @Test
    void ofEachShotTheLongestPartWithoutAHoleIsReported() {
        Clip clip = Sessions.clip(Sessions.ofThreeShots());
        Takes some =
                takes(
                        clip,
                        new Size(2, 2),
                        new FrameRange(2, 5),
                        new FrameRange(10, 20),
                        new FrameRange(25, 30),
                        new FrameRange(31, 32),
                        new FrameRange(60, 100));
        assertEquals(
                List.of(
                        new Material.Shot(1, new FrameRange(10, 20)),
                        new Material.Shot(3, new FrameRange(60, 100))),
                reports(some, Optional.empty()).parts());
    }

    @Test
    void aPartNeverGoesOverACut() {
        Clip clip = Sessions.clip(Sessions.ofThreeShots());
        assertEquals(
                List.of(
                        new Material.Shot(1, new FrameRange(20, 30)),
                        new Material.Shot(2, new FrameRange(30, 44))),
                reports(takes(clip, new Size(2, 2), new FrameRange(20, 44)), Optional.empty())
                        .parts());
    }

    @Test
    void ofSingleFramesThereIsNothingToReport() {
        Clip clip = Sessions.clip(Sessions.ofThreeShots());
        Takes single = takes(clip, new Size(2, 2), new FrameRange(29, 31));
        assertEquals(List.of(), reports(single, Optional.empty()).parts());
    }

    @Test
    void thePageHoldsItsNotesAndComparesWithWhatItShouldBeOnlyIfThatIsKnown() throws Exception {
        FormulaStudio parts = new FormulaStudio(folder);
        Path film = parts.clip();
        Clip clip;
        try (VideoReader reader = VideoReader.open(film)) {
            clip = Clip.of(Media.of(reader.info()), Settings.USUAL);
        }
        Takes takes = takes(clip, new Size(192, 128), new FrameRange(2, 6));
        Path page = folder.resolve("page.html");
        try (Rendering rendering = parts.rendering()) {
            assertTrue(reports(takes, Optional.empty()).write(page, rendering, Onlooker.NOBODY));
            String alone = Files.readString(page);
            assertTrue(alone.contains("a note of ours"));
            assertFalse(alone.contains("psnr_y"));
            assertTrue(reports(takes, Optional.of(film)).write(page, rendering, Onlooker.NOBODY));
            assertTrue(Files.readString(page).contains("psnr_y"));
            Files.delete(page);
            assertFalse(reports(takes, Optional.empty()).write(page, rendering, (_, _) -> false));
            assertFalse(Files.exists(page), "it was stopped");
        }
    }
}
