package org.interweave.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file under a temporary name beside its target; it takes the target's name when whole. */
final class PartFile implements AutoCloseable {
    private final Path target;
    private final Path path;

    private PartFile(Path target, Path path) {
        this.target = target;
        this.path = path;
    }

    static PartFile beside(Path target) throws MediaException {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new MediaException(
                    MediaException.Reason.UNWRITABLE,
                    "there is no folder for " + target,
                    "create it first");
        }
        return new PartFile(target, absolute.resolveSibling("." + target.getFileName() + ".part"));
    }

    /** Where to write. */
    Path path() {
        return path;
    }

    /** Gives the file, now whole and on the disk, the target's name. */
    void move() throws MediaException {
        try {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(
                    path,
                    target.toAbsolutePath(),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw OutputFolder.unwritable(target, e);
        }
    }

    /** Deletes the file, unless it was moved. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            System.getLogger(PartFile.class.getName())
                    .log(System.Logger.Level.WARNING, "left behind: " + path, e);
        }
    }
}
