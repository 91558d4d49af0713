package org.interweave.render;

import com.fasterxml.jackson.core.JsonProcessingException;

import org.interweave.frame.Onlooker;
import org.interweave.frame.Size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hashes of clips, each file read once and again only when its length or time has changed; kept
 * in a folder. Any thread may call it.
 */
final class SourceHashes {
    /** Recipes whose keys are remembered: about as many as are looked at side by side. */
    private static final int REMEMBERED = 4;

    private final Path folder;
    private final Map<Path, Noted> noted = new HashMap<>();
    private final Map<Path, Sized> sizes = new HashMap<>();
    private final Deque<Remembered> remembered = new ArrayDeque<>();

    /**
     * @param stamp lengths and times of the files
     */
    private record Noted(String stamp, SourceHash hash) {}

    /** The keys of a recipe as long as its clip's files have the stamp. */
    private record Remembered(String stamp, Recipe recipe, RecipeKeys keys) {}

    SourceHashes(Path folder) {
        this.folder = folder;
    }

    /** The size of a clip's pictures as long as its files have the stamp. */
    private record Sized(String stamp, Size size) {}

    /**
     * What a recipe says of a clip. A clip that has not changed since it was asked for is not
     * opened again: to open a long one takes a look at all of its packets.
     *
     * @param onlooker hears of the bytes, if the clip has to be read
     * @throws ProblemException if it cannot be read, or that was stopped; nothing is noted then
     */
    synchronized Recipe.Source source(Path clip, Onlooker onlooker) throws ProblemException {
        Path path = clip.toAbsolutePath().normalize();
        List<Path> files = files(path);
        try {
            String stamp = stamp(files);
            Sized known = sizes.get(path);
            if (known == null || !known.stamp.equals(stamp)) {
                try (ClipSource opened = ClipSource.open(path)) {
                    known = new Sized(stamp, opened.size());
                }
                sizes.put(path, known);
            }
            return new Recipe.Source(
                    path.toString(), of(path, files, onlooker).whole(), known.size);
        } catch (IOException e) {
            throw Problems.source(path, e);
        }
    }

    /** What a clip is. */
    SourceHash of(ClipSource clip) throws ProblemException {
        return of(clip, Onlooker.NOBODY);
    }

    /**
     * What a clip is.
     *
     * @param onlooker hears of the bytes, if the clip has to be read
     * @throws ProblemException if it cannot be read, or that was stopped; nothing is noted then
     */
    synchronized SourceHash of(ClipSource clip, Onlooker onlooker) throws ProblemException {
        return of(clip.info().path().toAbsolutePath().normalize(), clip.files(), onlooker);
    }

    private SourceHash of(Path path, List<Path> files, Onlooker onlooker) throws ProblemException {
        try {
            String stamp = stamp(files);
            Noted known = noted.containsKey(path) ? noted.get(path) : read(path);
            if (known == null || !known.stamp.equals(stamp)) {
                known = new Noted(stamp, SourceHash.of(files, onlooker));
                write(path, known);
            }
            noted.put(path, known);
            return known.hash;
        } catch (IOException e) {
            throw Problems.source(path, e);
        }
    }

    /** The keys of a recipe, by what its clip holds now; the clip is not read if that is known. */
    synchronized RecipeKeys keys(Recipe recipe) throws ProblemException {
        Path path = Path.of(recipe.clip().path());
        List<Path> files = files(path);
        String stamp;
        try {
            stamp = stamp(files);
        } catch (IOException e) {
            throw Problems.source(path, e);
        }
        Optional<Remembered> known =
                remembered.stream()
                        .filter(r -> r.stamp.equals(stamp) && r.recipe.equals(recipe))
                        .findFirst();
        if (known.isPresent()) {
            return known.get().keys;
        }
        RecipeKeys keys = RecipeKeys.of(recipe, of(path, files, Onlooker.NOBODY));
        remembered.addFirst(new Remembered(stamp, recipe, keys));
        if (remembered.size() > REMEMBERED) {
            remembered.removeLast();
        }
        return keys;
    }

    /** A video is its file; the pictures of a folder are looked for. */
    private static List<Path> files(Path path) throws ProblemException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (ClipSource clip = ClipSource.open(path)) {
            return clip.files();
        }
    }

    private static String stamp(List<Path> files) throws IOException {
        KeyDigest digest = new KeyDigest("stamp");
        for (Path file : files) {
            digest.text(String.valueOf(file.getFileName()))
                    .number(Files.size(file))
                    .number(Files.getLastModifiedTime(file).toMillis());
        }
        return digest.key().hex();
    }

    private Path file(Path clip) {
        return folder.resolve(new KeyDigest("clip").text(clip.toString()).key().hex() + ".json");
    }

    private @org.jspecify.annotations.Nullable Noted read(Path clip) throws IOException {
        if (!Files.exists(file(clip))) {
            return null;
        }
        try {
            return Recipe.JSON.readValue(Files.readString(file(clip)), Noted.class);
        } catch (JsonProcessingException _) {
            return null;
        }
    }

    private void write(Path clip, Noted note) throws IOException {
        Files.createDirectories(folder);
        WholeFile.write(file(clip), Recipe.JSON.writeValueAsString(note));
    }
}
