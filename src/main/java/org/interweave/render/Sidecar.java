package org.interweave.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an export was made of, in a file beside it.
 *
 * @param version of this form, {@value #VERSION}
 * @param program that wrote it
 * @param file name of the export
 * @param fileHash SHA-256 of a file; of a folder, of its files in the order of their names; empty
 *     if it is not known
 * @param recipe what determined its pixels, seeds included
 * @param machine what it was made on
 * @param times when, in UTC, and for how long the device worked
 * @param frames a digest of each finished frame's samples, before the codec, in order
 */
public record Sidecar(
        int version,
        String program,
        String file,
        String fileHash,
        Recipe recipe,
        Map<String, String> machine,
        Times times,
        List<String> frames) {
    /** The only version there has been. */
    public static final int VERSION = 1;

    /** Added to the export's name. */
    public static final String ENDING = ".interweave.json";

    public Sidecar {
        machine = Map.copyOf(machine);
        frames = List.copyOf(frames);
        if (version != VERSION || frames.size() != recipe.frameCount()) {
            throw new IllegalArgumentException(
                    "version %d, %d frames".formatted(version, frames.size()));
        }
    }

    /**
     * When an export was made.
     *
     * @param begun ISO 8601
     * @param ended ISO 8601
     * @param deviceMillis time for which the device worked for it
     * @param stages milliseconds by {@link Stage}, over all threads
     */
    public record Times(String begun, String ended, long deviceMillis, Map<String, Long> stages) {
        public Times {
            stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
        }

        static Times of(Instant begun, Instant ended, StageTimes times) {
            return new Times(
                    begun.toString(), ended.toString(), times.device().toMillis(), times.millis());
        }
    }

    static Sidecar of(Path export, Recipe recipe, List<String> frames, Times times)
            throws ProblemException {
        try {
            return new Sidecar(
                    VERSION,
                    "interweave " + programVersion(),
                    String.valueOf(export.getFileName()),
                    hash(export),
                    recipe,
                    Map.of(
                            "os", property("os.name") + " " + property("os.version"),
                            "arch", property("os.arch"),
                            "java", property("java.vm.name") + " " + property("java.version")),
                    times,
                    frames);
        } catch (IOException e) {
            throw Problems.source(export, e);
        }
    }

    /** The hash of an export as it is now. */
    static String hash(Path export) throws IOException {
        if (!Files.isDirectory(export)) {
            return SourceHash.hash(export);
        }
        try (Stream<Path> files = Files.list(export)) {
            return SourceHash.of(files.filter(Files::isRegularFile).sorted().toList()).whole();
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }

    private static String programVersion() {
        String version = Sidecar.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Where the sidecar of an export is. */
    public static Path beside(Path export) {
        Path whole = export.toAbsolutePath().normalize();
        return whole.resolveSibling(whole.getFileName() + ENDING);
    }

    void writeBeside(Path export) throws ProblemException {
        try {
            WholeFile.write(beside(export), Recipe.JSON.writeValueAsString(this));
        } catch (IOException e) {
            throw Problems.output(beside(export), e);
        }
    }

    /**
     * Reads the sidecar of an export.
     *
     * @throws ProblemException if there is none, or it is damaged
     */
    public static Sidecar of(Path export) throws ProblemException {
        Path file = beside(export);
        try {
            JsonNode tree = Recipe.JSON.readTree(Files.readString(file));
            if (tree.path("times") instanceof ObjectNode times && !times.has("stages")) {
                // Written before the stages were timed.
                times.putObject("stages");
            }
            return Recipe.JSON.treeToValue(tree, Sidecar.class);
        } catch (NoSuchFileException e) {
            throw new ProblemException(
                    new Problem(
                            Problem.Kind.SOURCE,
                            export + " has no sidecar " + file.getFileName(),
                            "give a file that interweave render has written"),
                    e);
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    new Problem(
                            Problem.Kind.SOURCE,
                            file + " is damaged: " + e.getOriginalMessage(),
                            "export again"),
                    e);
        } catch (IOException e) {
            throw Problems.source(file, e);
        }
    }
}
