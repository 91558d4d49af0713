package org.interweave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every source file is as google-java-format (AOSP) writes it. As a test it runs on the toolchain's
 * JDK rather than in Maven's own; {@code -Dformat.write=true} rewrites the files instead.
 */
class FormatTest {
    private static final Path KNOWN =
            Path.of(System.getProperty("project.basedir", "."), "target", "formatted.sha256");

    private final Formatter formatter =
            new Formatter(
                    JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build());

    @Test
    void everySourceFileIsFormatted() throws IOException, FormatterException {
        List<Path> files = sources();
        assertFalse(files.isEmpty(), "no source found");
        boolean write = Boolean.getBoolean("format.write");
        List<Path> unformatted = new ArrayList<>();
        Set<String> known = knownToBeFormatted();
        List<String> seen = new ArrayList<>();
        for (Path file : files) {
            String source = Files.readString(file);
            if (known.contains(hash(source))) {
                seen.add(hash(source));
                continue;
            }
            String formatted =
                    formatter.formatSourceAndFixImports(
                            RemoveUnusedImports.removeUnusedImports(source));
            if (!source.equals(formatted)) {
                if (write) {
                    Files.writeString(file, formatted);
                } else {
                    unformatted.add(file);
                    continue;
                }
            }
            seen.add(hash(formatted));
        }
        Files.write(KNOWN, seen);
        assertEquals(List.of(), unformatted, "run: mvn test -Dtest=FormatTest -Dformat.write=true");
    }

    /** What an earlier run of the same build folder found formatted: most of the time is saved. */
    private static Set<String> knownToBeFormatted() throws IOException {
        return Files.exists(KNOWN) ? Set.copyOf(Files.readAllLines(KNOWN)) : Set.of();
    }

    private static String hash(String source) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(source.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> sources() throws IOException {
        Path root = Path.of(System.getProperty("project.basedir", "."), "src");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }
}
