package org.interweave.render;

import org.interweave.frame.Onlooker;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What the frames of a clip are, by the hash of the files that hold them.
 *
 * @param files SHA-256 in hexadecimal, one for all frames or one for each
 */
record SourceHash(List<String> files) {
    SourceHash {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a clip has files");
        }
    }

    /** Reads the files from start to end. */
    static SourceHash of(List<Path> files) throws IOException {
        return of(files, Onlooker.NOBODY);
    }

    /**
     * Reads the files from start to end.
     *
     * @param onlooker hears of the bytes read
     * @throws InterruptedIOException if it was stopped
     */
    static SourceHash of(List<Path> files, Onlooker onlooker) throws IOException {
        long whole = 0;
        for (Path file : files) {
            whole += Files.size(file);
        }
        List<String> hashes = new ArrayList<>();
        long before = 0;
        for (Path file : files) {
            hashes.add(hash(file, before, whole, onlooker));
            before += Files.size(file);
        }
        return new SourceHash(hashes);
    }

    /** The SHA-256 of a file's bytes, in hexadecimal. */
    static String hash(Path file) throws IOException {
        return hash(file, 0, Files.size(file), Onlooker.NOBODY);
    }

    private static String hash(Path file, long before, long whole, Onlooker onlooker)
            throws IOException {
        MessageDigest digest = KeyDigest.sha256();
        long done = before;
        byte[] block = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
                done += read;
                if (!onlooker.sees(done, whole)) {
                    throw new InterruptedIOException(file + " was left at byte " + done);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What names the content of one frame. */
    String frame(int frame) {
        return files.size() == 1 ? files.getFirst() + " " + frame : files.get(frame);
    }

    /** What names the whole clip. */
    String whole() {
        if (files.size() == 1) {
            return files.getFirst();
        }
        KeyDigest digest = new KeyDigest("pictures");
        files.forEach(digest::text);
        return digest.key().hex();
    }
}
