package org.interweave.project;

import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.WholeFile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What was not saved yet, kept in a folder of the user's until the studio ends as it should.
 *
 * <p>Each running studio keeps one document and holds a lock beside it, which the system lets go of
 * when the process ends, however it ends: a document whose lock nobody holds was left behind. The
 * numbers of processes would not tell, as another process may have the same after a restart.
 *
 * <p>One thread at a time.
 */
public final class Recovery implements AutoCloseable {
    private static final String LOCK = ".lock";

    private final Path folder;
    private final Path own;
    private Optional<FileLock> lock = Optional.empty();

    /**
     * What a crash left behind.
     *
     * @param document as it was
     * @param project the file it was opened from; empty if it never had one
     * @param file in the recovery folder
     */
    public record Found(Document document, Optional<Path> project, Path file) {}

    /**
     * @param folder private to the user; made when something is kept
     */
    public Recovery(Path folder) {
        this.folder = folder;
        own = fresh();
    }

    private Path fresh() {
        return folder.resolve(UUID.randomUUID() + ProjectFile.ENDING);
    }

    /** Keeps a document for as long as this is open, in place of what was kept before. */
    public void keep(Document document, Optional<Path> project) throws ProblemException {
        try {
            hold();
            WholeFile.write(
                    origin(own), project.map(Path::toAbsolutePath).map(Path::toString).orElse(""));
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            Problem.Kind.OUTPUT,
                            folder + " cannot be written: " + e.getMessage(),
                            "free some space, and save your project"),
                    e);
        }
        new ProjectFile(own).write(document);
    }

    private void hold() throws IOException {
        if (lock.isEmpty()) {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            lockOf(own), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = Optional.of(channel.lock());
        }
    }

    /** Lets go of what this studio kept: it was saved, or is not wanted. */
    public void forget() throws IOException {
        delete(own);
    }

    /** Keeps what this studio kept for the next start, as another document takes its place. */
    public void setAside() throws IOException {
        if (Files.exists(own)) {
            Path aside = fresh();
            Files.move(origin(own), origin(aside));
            Files.move(own, aside);
        }
    }

    /** Lets go of what a crash left behind. */
    public void forget(Found found) throws IOException {
        delete(found.file());
        Files.deleteIfExists(lockOf(found.file()));
    }

    private static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(origin(file));
    }

    /** What crashes left behind, the newest first; unreadable ones are passed over. */
    public List<Found> find() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> newestFirst;
        try (Stream<Path> inside = Files.list(folder)) {
            newestFirst =
                    new ArrayList<>(
                            inside.filter(f -> f.toString().endsWith(ProjectFile.ENDING)).toList());
        }
        newestFirst.sort(
                (a, b) -> Long.compare(b.toFile().lastModified(), a.toFile().lastModified()));
        List<Found> found = new ArrayList<>();
        for (Path file : newestFirst) {
            if (!file.equals(own) && isLeftBehind(file)) {
                read(file).ifPresent(found::add);
            }
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

    private static boolean isLeftBehind(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(lockOf(file), StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken != null;
        } catch (NoSuchFileException _) {
            return true; // Set aside.
        } catch (OverlappingFileLockException _) {
            return false; // Another studio of this process.
        }
    }

    private static Optional<Path> project(Path file) throws IOException {
        try {
            String origin = Files.readString(origin(file));
            return origin.isBlank() ? Optional.empty() : Optional.of(Path.of(origin));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static Path origin(Path file) {
        return file.resolveSibling(file.getFileName() + ".origin");
    }

    private static Path lockOf(Path file) {
        return file.resolveSibling(file.getFileName() + LOCK);
    }

    /** Leaves what is kept to the next start. */
    @Override
    public void close() throws IOException {
        if (lock.isPresent()) {
            lock.get().acquiredBy().close();
            lock = Optional.empty();
            Files.deleteIfExists(lockOf(own));
        }
    }
}
