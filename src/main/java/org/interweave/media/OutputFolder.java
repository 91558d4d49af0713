package org.interweave.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder under a temporary name beside its target; it takes the target's name when whole. */
final class OutputFolder implements AutoCloseable {
    private static final Pattern OURS =
            Pattern.compile("[0-9]{8}\\.png|" + SequenceFile.NAME + "|" + SequenceFile.SOUND);

    private final Path target;
    private final Path path;

    private OutputFolder(Path target, Path path) {
        this.target = target;
        this.path = path;
    }

    static OutputFolder beside(Path target) throws MediaException {
        Path absolute = target.toAbsolutePath();
        Path path = absolute.resolveSibling("." + target.getFileName() + ".part");
        check(target);
        try {
            delete(path);
            Files.createDirectory(path);
            return new OutputFolder(target, path);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Looks whether a folder may be replaced: it holds what we wrote, or is not there. */
    static void check(Path target) throws MediaException {
        try {
            for (Path entry : entries(target.toAbsolutePath())) {
                if (!OURS.matcher(String.valueOf(entry.getFileName())).matches()) {
                    throw new MediaException(
                            MediaException.Reason.UNWRITABLE,
                            target + " holds other files, such as " + entry.getFileName(),
                            "choose an empty or a new folder");
                }
            }
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** What the failure of writing a plain file means; a full disk is told by its words. */
    static MediaException unwritable(Path target, IOException e) {
        String words = String.valueOf(e.getMessage());
        if (words.contains("No space left") || words.contains("not enough space")) {
            return MediaException.diskFull(target);
        }
        return new MediaException(
                MediaException.Reason.UNWRITABLE,
                target + " cannot be written: " + words,
                "check the folder and its permissions");
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        for (Path entry : entries(folder)) {
            Files.delete(entry);
        }
        Files.deleteIfExists(folder);
    }

    /** Where to write. */
    Path path() {
        return path;
    }

    /** Gives the folder, now whole, the target's name. */
    void move() throws MediaException {
        try {
            delete(target.toAbsolutePath());
            Files.move(path, target.toAbsolutePath());
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Deletes the folder, unless it was moved. */
    @Override
    public void close() {
        try {
            delete(path);
        } catch (IOException e) {
            System.getLogger(OutputFolder.class.getName())
                    .log(System.Logger.Level.WARNING, "left behind: " + path, e);
        }
    }
}
