package org.interweave.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which weights files were hashed and found whole: one line each, of the path, the hash, and the
 * length, time and place on the disk at which it was read.
 */
record Verified(Set<String> lines) {
    private static final String FILE = ".verified";

    Verified {
        lines = Set.copyOf(lines);
    }

    static Verified read(Path folder) {
        try {
            return new Verified(new LinkedHashSet<>(Files.readAllLines(folder.resolve(FILE))));
        } catch (IOException _) {
            // Absent or unreadable: everything is hashed again, which is always right.
            return new Verified(Set.of());
        }
    }

    boolean knows(Path folder, String path, BundleFile expected) throws IOException {
        return lines.contains(line(folder, path, expected));
    }

    static void write(Path folder, Manifest manifest) throws IOException {
        Set<String> lines = new LinkedHashSet<>();
        for (String path : manifest.files().keySet()) {
            BundleFile file = manifest.files().get(path);
            if (manifest.isWeights(path) && file != null) {
                lines.add(line(folder, path, file));
            }
        }
        if (Files.isWritable(folder)) {
            Files.write(folder.resolve(FILE), lines);
        }
    }

    private static String line(Path folder, String path, BundleFile expected) throws IOException {
        BasicFileAttributes now =
                Files.readAttributes(folder.resolve(path), BasicFileAttributes.class);
        return "%s %s %d %s %s"
                .formatted(
                        path, expected.sha256(), now.size(), now.lastModifiedTime(), now.fileKey());
    }
}
