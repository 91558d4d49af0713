package org.interweave.project;

import org.interweave.frame.Onlooker;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Optional;

/** Finds media again that were moved or renamed, by their content. */
public final class Relink {
    private static final int DEPTH = 6;

    private Relink() {}

    /** Whether the media are where they were last seen. */
    public static boolean isThere(Media media) {
        return Files.exists(media.path());
    }

    /**
     * Looks for media in a folder and those below, links not followed.
     *
     * @param onlooker hears of the files and folders looked at, of nobody knows how many
     * @return the same media at their new place; empty if they are not there or it was stopped
     */
    public static Optional<Media> find(Media media, Path folder, Onlooker onlooker)
            throws IOException {
        Search search = new Search(media.hash(), onlooker);
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEPTH, search);
        return search.found.map(media::movedTo);
    }

    /** Compares lengths first, as a fingerprint needs to read. */
    private static final class Search extends SimpleFileVisitor<Path> {
        private final Fingerprint wanted;
        private final Onlooker onlooker;
        private long looked;
        private Optional<Path> found = Optional.empty();

        Search(Fingerprint wanted, Onlooker onlooker) {
            this.wanted = wanted;
            this.onlooker = onlooker;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
            return look(folder);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            return attributes.isRegularFile() ? look(file) : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult look(Path path) throws IOException {
            looked++;
            if (!onlooker.sees(looked, 0)) {
                return FileVisitResult.TERMINATE;
            }
            if (Files.isReadable(path)
                    && Fingerprint.lengthOf(path) == wanted.length()
                    && Fingerprint.of(path).equals(wanted)) {
                found = Optional.of(path);
                return FileVisitResult.TERMINATE;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
