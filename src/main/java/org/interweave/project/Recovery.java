package org.interweave.project;

import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.WholeFile;
import org.jspecify.annotations.Nullable;

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
 * numbers of processes would not tell, as another process may have the same after a restart. Where
 * files cannot be locked, as in some homes on a network, every document but a studio's own counts
 * as left behind: better offered once too often than lost.
 *
 * <p>One thread at a time.
 */
public final class Recovery implements AutoCloseable {
    private static final String LOCK = ".lock";

    private final Path folder;
    private final Locking locking;
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

    /** How a file is locked. */
    @FunctionalInterface
    interface Locking {
        /**
         * Takes the lock of a file, or nothing if another process has it.
         *
         * @throws IOException if files of this folder cannot be locked
         */
        @Nullable FileLock attempt(FileChannel file) throws IOException;
    }

    /**
     * @param folder private to the user; made when something is kept
     */
    public Recovery(Path folder) {
        this(folder, FileChannel::tryLock);
    }

    Recovery(Path folder, Locking locking) {
        this.folder = folder;
        this.locking = locking;
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
            try {
                lock = Optional.ofNullable(locking.attempt(channel));
            } catch (IOException _) {
                // Kept all the same: what is not saved matters more than to whom it belongs.
                channel.close();
            }
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
        sweep();
        List<Path> newestFirst = new ArrayList<>(inside(ProjectFile.ENDING));
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

    private boolean isLeftBehind(Path file) {
        try (FileChannel channel = FileChannel.open(lockOf(file), StandardOpenOption.WRITE);
                FileLock taken = locking.attempt(channel)) {
            return taken != null;
        } catch (OverlappingFileLockException _) {
            return false; // Another studio of this process.
        } catch (IOException _) {
            return true; // Set aside, or nothing can be locked here.
        }
    }

    /** Deletes locks that neither a document nor a studio belongs to any more. */
    private void sweep() throws IOException {
        for (Path stray : inside(LOCK)) {
            String name = stray.getFileName().toString();
            Path file = stray.resolveSibling(name.substring(0, name.length() - LOCK.length()));
            if (!file.equals(own) && !Files.exists(file) && isLeftBehind(file)) {
                Files.deleteIfExists(stray);
            }
        }
    }

    private List<Path> inside(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(ending)).toList();
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
