package org.interweave.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A hash by which media are known again: SHA-256 over the length and at most {@value #BLOCKS}
 * evenly spread blocks of {@value #BLOCK} bytes, so that a film of 100 GB takes a moment.
 *
 * <p>A file of at most 4 MiB is hashed whole. A folder is the names and lengths of its files and
 * the first block of {@value #BLOCKS} of them. It tells files apart; it does not prove them equal.
 *
 * @param length bytes of the file, or of all files of the folder
 * @param sha256 hexadecimal
 */
public record Fingerprint(long length, String sha256) {
    private static final int BLOCKS = 64;
    private static final int BLOCK = 65536;

    /** The fingerprint of a file or a folder's files. */
    public static Fingerprint of(Path path) throws IOException {
        MessageDigest digest = digest();
        long length = Files.isDirectory(path) ? addFolder(digest, path) : addFile(digest, path);
        return new Fingerprint(length, HexFormat.of().formatHex(digest.digest()));
    }

    /** The length that {@link #of} would find, without reading content. */
    static long lengthOf(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Files.size(path);
        }
        long length = 0;
        for (Path file : files(path)) {
            length += Files.size(file);
        }
        return length;
    }

    private static long addFile(MessageDigest digest, Path file) throws IOException {
        long length = Files.size(file);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, length));
        long blocks = Math.min(BLOCKS, Math.ceilDiv(length, BLOCK));
        for (long i = 0; i < blocks; i++) {
            long last = Math.max(0, length - BLOCK);
            addBlock(digest, file, blocks == 1 ? 0 : last / (blocks - 1) * i);
        }
        if (blocks > 1) {
            addBlock(digest, file, length - BLOCK);
        }
        return length;
    }

    private static long addFolder(MessageDigest digest, Path folder) throws IOException {
        List<Path> files = files(folder);
        long length = 0;
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            long bytes = Files.size(file);
            length += bytes;
            digest.update((file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, bytes));
            if (i % Math.ceilDiv(files.size(), BLOCKS) == 0) {
                addBlock(digest, file, 0);
            }
        }
        return length;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void addBlock(MessageDigest digest, Path file, long start) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        try (FileChannel channel = FileChannel.open(file)) {
            long at = start;
            while (block.hasRemaining()) {
                int read = channel.read(block, at);
                if (read < 0) {
                    break;
                }
                at += read;
            }
        }
        digest.update(block.flip());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
