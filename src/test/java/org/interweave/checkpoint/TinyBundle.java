package org.interweave.checkpoint;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Importer;
import org.interweave.bundle.Precision;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A real bundle of random weights, small enough for tests: everything works, what it restores means
 * nothing.
 *
 * <p>A developer makes one with {@code java -cp
 * "target/classes:target/test-classes:target/dist/lib/*" org.interweave.checkpoint.TinyBundle
 * FOLDER}.
 */
public final class TinyBundle {
    private TinyBundle() {}

    /** Writes one at the folder named first. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(write(Path.of(arguments[0])).manifest().name());
    }

    /**
     * Imports the tiny UNet, the small VAE and the tiny text encoder of the golden data, fp32.
     *
     * @param folder the bundle's own, made here
     */
    public static Bundle write(Path folder) throws IOException {
        Path checkpoint = Files.createTempDirectory("published");
        try {
            PublishedCheckpoint.write(checkpoint);
            Importer.Imported imported =
                    new CheckpointImporter()
                            .importFrom(
                                    new Importer.Request(
                                            checkpoint,
                                            folder,
                                            "Tiny, random weights",
                                            Optional.of("Apache-2.0"),
                                            Precision.FP32),
                                    (_, _, _) -> {});
            return switch (imported) {
                case Importer.Imported.Done done -> done.bundle();
                case Importer.Imported.Cancelled _ -> throw new IllegalStateException();
            };
        } finally {
            delete(checkpoint);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @org.jspecify.annotations.Nullable IOException problem)
                            throws IOException {
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
