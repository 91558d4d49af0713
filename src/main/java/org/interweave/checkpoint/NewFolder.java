package org.interweave.checkpoint;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.BundleException;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/** A folder that takes its name when it is whole, and is gone if it never is. */
final class NewFolder implements AutoCloseable {
    private final Path path;

    private NewFolder(Path path) {
        this.path = path;
    }

    /**
     * Starts a folder next to the one it will become.
     *
     * @throws BundleException if something lies there that is neither a bundle nor empty
     */
    static NewFolder beside(Path target) throws IOException {
        if (Files.exists(target) && !Bundle.isBundle(target) && !isEmpty(target)) {
            throw new BundleException(target + " exists and is no bundle: choose another folder");
        }
        Path parent = target.toAbsolutePath().normalize().getParent();
        if (parent == null) {
            throw new BundleException(target + " cannot be a bundle's folder");
        }
        Files.createDirectories(parent);
        String unique = ProcessHandle.current().pid() + "-" + System.nanoTime();
        return new NewFolder(Files.createDirectory(parent.resolve(".importing-" + unique)));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    Path path() {
        return path;
    }

    /**
     * Asks the disk before hours of work do.
     *
     * @throws IOException if there is too little room
     */
    void makeSureOfRoom(long bytes) throws IOException {
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < bytes) {
            throw new IOException(
                    "No space left on device: the bundle needs %d MB, %d MB are free"
                            .formatted(bytes >> 20, free >> 20));
        }
    }

    /** Takes the place of what is there. */
    void moveTo(Path target) throws IOException {
        if (Files.exists(target)) {
            Path old = path.resolveSibling(path.getFileName() + "-old");
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
            delete(old);
        } else {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(path)) {
            delete(path);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @org.jspecify.annotations.Nullable IOException problem)
                            throws IOException {
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
