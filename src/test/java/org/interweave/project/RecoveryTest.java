package org.interweave.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.interweave.render.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class RecoveryTest {
    @TempDir Path folder;

    private Recovery crashed(Document document, Optional<Path> project)
            throws ProblemException, IOException {
        try (Recovery gone = new Recovery(folder)) {
            gone.keep(document, project);
        }
        return new Recovery(folder);
    }

    @Test
    void whatACrashLeftBehindIsFound() throws ProblemException, IOException {
        Path project = folder.resolve("film.iwv");
        Recovery.Found found = crashed(Films.filmCutAt(7), Optional.of(project)).find().getFirst();
        assertEquals(Films.filmCutAt(7), found.document());
        assertEquals(Optional.of(project), found.project());
    }

    @Test
    void anUnnamedProjectStaysUnnamed() throws ProblemException, IOException {
        Recovery.Found found = crashed(Films.film(), Optional.empty()).find().getFirst();
        assertEquals(Optional.empty(), found.project());
    }

    @Test
    void whatARunningStudioKeepsIsNotFound() throws ProblemException, IOException {
        try (Recovery running = new Recovery(folder)) {
            running.keep(Films.film(), Optional.empty());
            assertEquals(List.of(), running.find());
            assertEquals(List.of(), new Recovery(folder).find());
        }
    }

    @Test
    void aProcessOfTheSameNumberHidesNothing() throws ProblemException, IOException {
        // After a restart, and always in a container, this process may have the number of another.
        Path left = folder.resolve(ProcessHandle.current().pid() + ".iwv");
        new ProjectFile(left).write(Films.filmCutAt(7));
        try (Recovery recovery = new Recovery(folder)) {
            recovery.keep(Films.film(), Optional.empty());
            recovery.forget();
            assertEquals(
                    List.of(Films.filmCutAt(7)),
                    recovery.find().stream().map(Recovery.Found::document).toList());
        }
    }

    @Test
    void nothingIsLeftOnceItIsForgotten() throws ProblemException, IOException {
        try (Recovery recovery = crashed(Films.film(), Optional.empty())) {
            recovery.keep(Films.film(), Optional.empty());
            recovery.forget();
            recovery.forget(recovery.find().getFirst());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void whatIsSetAsideIsFoundAndNotOverwritten() throws ProblemException, IOException {
        try (Recovery recovery = new Recovery(folder)) {
            recovery.setAside();
            recovery.keep(Films.filmCutAt(7), Optional.of(folder.resolve("a.iwv")));
            recovery.setAside();
            recovery.keep(Films.film(), Optional.empty());
            recovery.forget();
            Recovery.Found found = recovery.find().getFirst();
            assertEquals(Films.filmCutAt(7), found.document());
            assertEquals(Optional.of(folder.resolve("a.iwv")), found.project());
            assertEquals(1, recovery.find().size());
        }
    }

    @Test
    void whereFilesCannotBeLockedNothingIsLostEither() throws ProblemException, IOException {
        Recovery.Locking none =
                _ -> {
                    throw new IOException("no locks available");
                };
        try (Recovery gone = new Recovery(folder, none)) {
            gone.keep(Films.film(), Optional.empty());
            gone.keep(Films.filmCutAt(7), Optional.empty());
        }
        Recovery next = new Recovery(folder, none);
        assertEquals(Films.filmCutAt(7), next.find().getFirst().document());
        next.keep(Films.film(), Optional.empty());
        assertEquals(1, next.find().size(), "its own is not left behind");
    }

    @Test
    void locksThatBelongToNothingAreSweptAway() throws ProblemException, IOException {
        Path stray = Files.createFile(folder.resolve("gone.iwv.lock"));
        try (Recovery running = new Recovery(folder)) {
            running.keep(Films.film(), Optional.empty());
            running.forget();
            new Recovery(folder).find();
            assertFalse(Files.exists(stray));
            try (Stream<Path> files = Files.list(folder)) {
                assertEquals(1, files.count(), "the lock of a studio that runs stays");
            }
        }
    }

    @Test
    void damagedFilesArePassedOver() throws IOException {
        Files.writeString(folder.resolve("1902.iwv"), "{");
        assertEquals(List.of(), new Recovery(folder).find());
    }
}
