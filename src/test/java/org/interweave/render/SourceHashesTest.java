package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.interweave.frame.Onlooker;
import org.interweave.media.MediaException;
import org.interweave.ui.FormulaStudio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

class SourceHashesTest {
    @TempDir private Path folder;

    private SourceHashes hashes() {
        return new SourceHashes(folder.resolve("sources"));
    }

    private ClipSource clip() throws MediaException, ProblemException {
        return ClipSource.open(new FormulaStudio(folder).clip("film.mkv", 60, 12));
    }

    @Test
    void theReadingOfAClipTellsOfEveryByte() throws Exception {
        try (ClipSource clip = clip()) {
            List<Long> heard = new ArrayList<>();
            long whole = Files.size(clip.files().getFirst());
            Onlooker onlooker =
                    (done, of) -> {
                        assertEquals(whole, of);
                        return heard.add(done);
                    };
            hashes().of(clip, onlooker);
            assertEquals(whole, heard.getLast());
            assertEquals(heard.stream().sorted().distinct().toList(), heard);
        }
    }

    @Test
    void aClipThatIsKnownIsNotReadAgain() throws Exception {
        try (ClipSource clip = clip()) {
            SourceHash first = hashes().of(clip);
            assertEquals(first, hashes().of(clip, (_, _) -> false));
        }
    }

    @Test
    void aClipThatIsKnownIsNotOpenedAgain() throws Exception {
        Path film = new FormulaStudio(folder).clip("film.mkv", 60, 12);
        SourceHashes hashes = hashes();
        Recipe.Source first = hashes.source(film, Onlooker.NOBODY);
        FileTime time = Files.getLastModifiedTime(film);
        Files.write(film, new byte[(int) Files.size(film)]); // no film, but of its length and time
        Files.setLastModifiedTime(film, time);
        assertEquals(first, hashes.source(film, Onlooker.NOBODY));
        Files.setLastModifiedTime(film, FileTime.fromMillis(time.toMillis() + 2000));
        assertThrows(ProblemException.class, () -> hashes.source(film, Onlooker.NOBODY));
    }

    @Test
    void aReadingThatIsStoppedNotesNothing() throws Exception {
        try (ClipSource clip = clip()) {
            ProblemException e =
                    assertThrows(ProblemException.class, () -> hashes().of(clip, (_, _) -> false));
            assertEquals(Problem.Kind.CANCELLED, e.problem().kind());
            assertFalse(Files.exists(folder.resolve("sources")));
        }
    }
}
