package org.interweave.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.interweave.frame.Cancel;
import org.interweave.frame.Onlooker;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

class RelinkTest {
    @TempDir Path folder;

    private static Media media(Path path) throws IOException {
        return new Media(path, Fingerprint.of(path), 10, new Size(8, 8), new Rational(25, 1));
    }

    private Path file(String name, int bytes, int seed) throws IOException {
        byte[] content = new byte[bytes];
        new Random(seed).nextBytes(content);
        Path path = folder.resolve(name);
        Files.createDirectories(path.resolveSibling("."));
        return Files.write(path, content);
    }

    @Test
    void aMovedAndRenamedFileIsFoundByItsContent() throws IOException {
        Media media = media(file("a.mkv", 5_000_000, 1));
        file("decoy.mkv", 5_000_000, 2);
        Path moved = folder.resolve("archive/deep/b.mkv");
        Files.createDirectories(moved.resolveSibling("."));
        Files.move(media.path(), moved);
        assertFalse(Relink.isThere(media));
        assertEquals(
                Optional.of(media.movedTo(moved)), Relink.find(media, folder, Onlooker.NOBODY));
    }

    @Test
    void aMovedFolderOfPicturesIsFound() throws IOException {
        file("pictures/1.png", 100, 1);
        file("pictures/2.png", 100, 2);
        Media media = media(folder.resolve("pictures"));
        Path moved = Files.move(media.path(), folder.resolve("elsewhere"));
        assertEquals(
                Optional.of(media.movedTo(moved)), Relink.find(media, folder, Onlooker.NOBODY));
    }

    @Test
    void whatIsNotThereIsNotFound() throws IOException {
        Media media = media(file("a.mkv", 1000, 1));
        Files.delete(media.path());
        file("b.mkv", 1000, 2);
        assertEquals(Optional.empty(), Relink.find(media, folder, Onlooker.NOBODY));
    }

    @Test
    void aCancelledSearchFindsNothing() throws IOException {
        Media media = media(file("a.mkv", 1000, 1));
        Cancel cancel = new Cancel();
        cancel.request();
        assertEquals(Optional.empty(), Relink.find(media, folder, Onlooker.of(cancel)));
    }

    @Test
    void aSmallFileIsHashedToItsLastByte() throws IOException {
        for (int bytes : new int[] {1, 65_536, 65_537, 200_000, 4_194_304}) {
            Path path = file("x", bytes, 1);
            Fingerprint before = Fingerprint.of(path);
            byte[] content = Files.readAllBytes(path);
            for (int place : new int[] {0, bytes / 2, bytes - 1}) {
                content[place]++;
                Files.write(path, content);
                assertNotEquals(before, Fingerprint.of(path), bytes + " bytes, at " + place);
                content[place]--;
            }
        }
    }
}
