package org.interweave.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a file of a bundle must hold.
 *
 * @param bytes its length
 * @param sha256 its SHA-256 in lower-case hexadecimal
 */
public record BundleFile(long bytes, String sha256) {
    private static final int CHUNK_BYTES = 1 << 20;

    public BundleFile {
        if (bytes < 0 || !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("bytes=%d sha256=%s".formatted(bytes, sha256));
        }
    }

    /** Reads a whole file. */
    static BundleFile of(Path file) throws IOException {
        MessageDigest digest = digest();
        long bytes = 0;
        byte[] chunk = new byte[CHUNK_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
                bytes += read;
            }
        }
        return new BundleFile(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Refuses a path that might lead out of the bundle's folder. */
    static void checkPath(String path) {
        if (!path.matches("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*")) {
            throw new IllegalArgumentException("not a file inside the bundle: " + path);
        }
    }
}
