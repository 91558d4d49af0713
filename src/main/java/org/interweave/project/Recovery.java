package org.interweave.project;

import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.WholeFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was not saved yet, kept in a folder of the user's until the studio ends as it should.
 *
 * <p>Each running studio writes a document named by its process; those of processes that are no
 * more are what a crash left behind.
 *
 * @param folder private to the user
 */
public record Recovery(Path folder) {

    /**
     * What a crash left behind.
     *
     * @param document as it was
     * @param project the file it was opened from; empty if it never had one
     * @param file in the recovery folder
     */
    public record Found(Document document, Optional<Path> project, Path file) {}

    /** Keeps a document for as long as this process lives, in place of what was kept before. */
    public void keep(Document document, Optional<Path> project) throws ProblemException {
        ProjectFile file = own(ProcessHandle.current().pid());
        try {
            WholeFile.write(
                    origin(file.path()),
                    project.map(Path::toAbsolutePath).map(Path::toString).orElse(""));
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            Problem.Kind.OUTPUT,
                            folder + " cannot be written: " + e.getMessage(),
                            "free some space, and save your project"),
                    e);
        }
        file.write(document);
    }

    /** Lets go of what this process kept: it was saved, or is not wanted. */
    public void forget() throws IOException {
        forget(own(ProcessHandle.current().pid()).path());
    }

    /**
     * Keeps what this process kept for the next start, as another document is opened in its place.
     */
    public void setAside() throws IOException {
        Path own = own(ProcessHandle.current().pid()).path();
        // No process has such a number: it is far above what any system gives.
        Path aside = folder.resolve(System.currentTimeMillis() + ProjectFile.ENDING);
        if (Files.exists(own)) {
            Files.move(origin(own), origin(aside));
            Files.move(own, aside);
        }
    }

    /** Lets go of what a crash left behind. */
    public void forget(Found found) throws IOException {
        forget(found.file());
    }

    private static void forget(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(origin(file));
    }

    /** What crashed processes left behind, the newest first; unreadable ones are passed over. */
    public List<Found> find() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> left;
        try (Stream<Path> inside = Files.list(folder)) {
            left = inside.filter(Recovery::isLeftBehind).toList();
        }
        List<Path> newestFirst = new ArrayList<>(left);
        newestFirst.sort(
                (a, b) -> Long.compare(b.toFile().lastModified(), a.toFile().lastModified()));
        List<Found> found = new ArrayList<>();
        for (Path file : newestFirst) {
            read(file).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    private static Optional<Found> read(Path file) throws IOException {
        try {
            return Optional.of(new Found(new ProjectFile(file).read(), project(file), file));
        } catch (ProblemException _) {
            // Damaged: nothing can be recovered from it.
            return Optional.empty();
        }
    }

    private static boolean isLeftBehind(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!name.matches("\\d+\\.iwv")) {
            return false;
        }
        long pid = Long.parseLong(name.substring(0, name.indexOf('.')));
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }

    private static Optional<Path> project(Path file) throws IOException {
        try {
            String origin = Files.readString(origin(file));
            return origin.isBlank() ? Optional.empty() : Optional.of(Path.of(origin));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private ProjectFile own(long pid) {
        return new ProjectFile(folder.resolve(pid + ProjectFile.ENDING));
    }

    private static Path origin(Path file) {
        return file.resolveSibling(file.getFileName() + ".origin");
    }
}
