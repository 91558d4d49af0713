package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.interweave.frame.Onlooker;
import org.interweave.media.MediaException;
import org.interweave.ui.FormulaStudio;
import org.interweave.ui.Gate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

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

    /** A reading that waits at a gate with its first bytes, then goes on or stops. */
    private record Reading(CompletableFuture<SourceHash> result, Gate begun, Gate gate) {
        static Reading begin(SourceHashes hashes, ClipSource clip, boolean goesOn) {
            Gate begun = new Gate();
            Gate gate = new Gate();
            CompletableFuture<SourceHash> result =
                    asked(
                            hashes,
                            clip,
                            (_, _) -> {
                                begun.open();
                                gate.pass();
                                return goesOn;
                            });
            begun.pass();
            return new Reading(result, begun, gate);
        }

        SourceHash end() throws Exception {
            gate.open();
            return result.get(20, TimeUnit.SECONDS);
        }
    }

    private static CompletableFuture<SourceHash> asked(
            SourceHashes hashes, ClipSource clip, Onlooker onlooker) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return hashes.of(clip, onlooker);
                    } catch (ProblemException e) {
                        throw new CompletionException(e);
                    }
                },
                command -> Thread.ofVirtual().start(command));
    }

    private static void assertStopped(CompletableFuture<SourceHash> asked) {
        ExecutionException e =
                assertThrows(ExecutionException.class, () -> asked.get(20, TimeUnit.SECONDS));
        ProblemException stopped = assertInstanceOf(ProblemException.class, e.getCause());
        assertEquals(Problem.Kind.CANCELLED, stopped.problem().kind());
    }

    private ClipSource another() throws MediaException, ProblemException {
        return ClipSource.open(new FormulaStudio(folder).clip("another.mkv", 40, 12));
    }

    @Test
    void whoAsksForAnotherClipDoesNotWait() throws Exception {
        SourceHashes hashes = hashes();
        try (ClipSource clip = clip();
                ClipSource another = another()) {
            Reading first = Reading.begin(hashes, clip, true);
            SourceHash second = asked(hashes, another, Onlooker.NOBODY).get(20, TimeUnit.SECONDS);
            assertEquals(second, hashes().of(another));
            assertNotEquals(second, first.end());
        }
    }

    @Test
    void aClipThatTwoAskForIsReadOnceAndBothHearHowFarThatIs() throws Exception {
        SourceHashes hashes = hashes();
        try (ClipSource clip = clip()) {
            Reading first = Reading.begin(hashes, clip, true);
            Gate heard = new Gate();
            CompletableFuture<SourceHash> second =
                    asked(
                            hashes,
                            clip,
                            (done, whole) -> {
                                heard.open();
                                return done > 0 && done <= whole;
                            });
            heard.pass();
            assertSame(first.end(), second.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void whoeverReadsMayStopAndTheNextReadsItself() throws Exception {
        SourceHashes hashes = hashes();
        try (ClipSource clip = clip()) {
            Reading first = Reading.begin(hashes, clip, false);
            Gate heard = new Gate();
            CompletableFuture<SourceHash> second =
                    asked(
                            hashes,
                            clip,
                            (_, _) -> {
                                heard.open();
                                return true;
                            });
            heard.pass();
            first.gate.open();
            assertStopped(first.result);
            SourceHash found = second.get(20, TimeUnit.SECONDS);
            assertEquals(hashes().of(clip), found);
        }
    }

    @Test
    void whoeverWaitsMayLeaveAndTheReadingGoesOn() throws Exception {
        SourceHashes hashes = hashes();
        try (ClipSource clip = clip()) {
            Reading first = Reading.begin(hashes, clip, true);
            assertStopped(asked(hashes, clip, (_, _) -> false));
            SourceHash found = first.end();
            assertEquals(hashes().of(clip), found);
        }
    }
}
