package org.interweave.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Settings;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.metrics.Joins;
import org.interweave.render.ProblemException;
import org.interweave.render.Recipe;
import org.interweave.render.Sidecar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An export of the last 14 of 20 frames of one shot, and of the 10 of the next. */
class KnownJoinsTest {
    private static final int WRITTEN = 24;

    @TempDir Path folder;

    private Path export = Path.of("");

    @BeforeEach
    void writeTheNoteBesideIt() throws IOException {
        export = folder.resolve("film.mkv");
        Recipe recipe =
                new Recipe(
                        Recipe.VERSION,
                        new Recipe.Source("film.mp4", "hash", new Size(16, 8)),
                        "model",
                        "engine",
                        List.of(
                                shot(new FrameRange(0, 20), new FrameRange(6, 20)),
                                shot(new FrameRange(20, 30), new FrameRange(20, 30))));
        String digests =
                Collections.nCopies(WRITTEN, "\"\"").stream().collect(Collectors.joining(", "));
        Files.writeString(
                Sidecar.beside(export),
                """
                {"version": 1, "program": "a test", "file": "film.mkv", "fileHash": "",
                 "recipe": %s, "machine": {},
                 "times": {"begun": "", "ended": "", "deviceMillis": 0, "stages": {}},
                 "frames": [%s]}
                """
                        .formatted(recipe.toJson(), digests));
    }

    private static Recipe.Shot shot(FrameRange frames, FrameRange wanted) {
        return new Recipe.Shot(frames, wanted, Settings.USUAL, TilePlan.USUAL);
    }

    @Test
    void windowsAreJoinedWhereTheNextOneAloneIsSeenCountedFromTheFirstFrameWritten()
            throws ProblemException {
        // Windows of 8 frames begin at 0, 4, 8 and 12 of the first shot, of which 6 frames are
        // left out; in the second at 0 and, moved back to end with it, at 2.
        assertEquals(Set.of(8 - 6, 12 - 6, 16 - 6, 14 + 8), KnownJoins.of(export).windows());
    }

    @Test
    void noJoinIsACutOrOutsideTheFilm() throws ProblemException {
        Set<Integer> all = KnownJoins.of(export).all();
        assertTrue(all.stream().noneMatch(f -> f == 0 || f == 14), all.toString());
        assertTrue(all.stream().allMatch(f -> f > 0 && f < WRITTEN), all.toString());
    }

    @Test
    void ofAFilmWithoutANoteNothingIsKnown() throws ProblemException {
        assertEquals(Joins.NONE, KnownJoins.of(folder.resolve("another.mkv")));
    }

    @Test
    void aDamagedNoteIsSaid() throws IOException {
        Files.writeString(Sidecar.beside(export), "{");
        assertThrows(ProblemException.class, () -> KnownJoins.of(export));
    }
}
