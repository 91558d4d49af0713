package org.interweave;

import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the authors' own numbers lie: a few in the repository, all of them beside it, if there. */
public final class Golden {
    private static final Path BASE = Path.of(System.getProperty("project.basedir", "."));

    private Golden() {}

    /** A case that every clone has. */
    public static Path inRepository(String path) {
        return BASE.resolve("src/test/resources/golden").resolve(path);
    }

    /** A case of the whole collection; the test is skipped where it is absent. */
    public static Path shared(String path) {
        Path file = BASE.resolve("../shared/golden").resolve(path);
        Assumptions.assumeTrue(Files.exists(file), () -> "no " + path);
        return file;
    }
}
