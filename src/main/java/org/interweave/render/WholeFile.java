package org.interweave.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes small files so that a reader, or the next start after a power cut, sees them whole or not
 * at all.
 */
public final class WholeFile {
    private WholeFile() {}

    /** Replaces a file's text; the folder is made if it is not there. */
    public static void write(Path file, String text) throws IOException {
        Path target = file.toAbsolutePath().normalize();
        Files.createDirectories(target.resolveSibling("."));
        String name = "." + target.getFileName() + "-" + ProcessHandle.current().pid() + ".part";
        Path part = target.resolveSibling(name);
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
