package org.interweave.render;

import com.fasterxml.jackson.core.JsonProcessingException;

import org.interweave.frame.Onlooker;
import org.interweave.frame.Size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hashes of clips, each file read once and again only when its length or time has changed; kept
 * in a folder. Any thread may call it: who asks for one clip does not wait for the reading of
 * another.
 */
final class SourceHashes {
    /** Recipes whose keys are remembered: about as many as are looked at side by side. */
    private static final int REMEMBERED = 4;

    private final Path folder;
    private final Map<Path, Known> clips = new ConcurrentHashMap<>();
    private final Deque<Remembered> remembered = new ArrayDeque<>();

    /** What is known of a clip; only whose turn it is touches it. */
    private static final class Known {
        private final ReadingTurn turn = new ReadingTurn();
        private Optional<Noted> noted = Optional.empty();
        private Optional<Sized> sized = Optional.empty();
    }

    /**
     * @param stamp lengths and times of the files
     */
    private record Noted(String stamp, SourceHash hash) {}

    /** The size of a clip's pictures as long as its files have the stamp. */
    private record Sized(String stamp, Size size) {}

    /** The keys of a recipe as long as its clip's files have the stamp. */
    private record Remembered(String stamp, Recipe recipe, RecipeKeys keys) {}

    SourceHashes(Path folder) {
        this.folder = folder;
    }

    /**
     * What a recipe says of a clip. A clip that has not changed since it was asked for is not
     * opened again: to open a long one takes a look at all of its packets.
     *
     * @param onlooker hears of the bytes, if the clip has to be read
     * @throws ProblemException if it cannot be read, or that was stopped; nothing is noted then
     */
    Recipe.Source source(Path clip, Onlooker onlooker) throws ProblemException {
        Path path = clip.toAbsolutePath().normalize();
        List<Path> files = files(path);
        return inTurn(
                path,
                onlooker,
                (known, seen) -> {
                    Size size = size(path, files, known);
                    String whole = hash(path, files, known, seen).whole();
                    return new Recipe.Source(path.toString(), whole, size);
                });
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
    SourceHash of(ClipSource clip, Onlooker onlooker) throws ProblemException {
        Path path = clip.info().path().toAbsolutePath().normalize();
        return inTurn(path, onlooker, (known, seen) -> hash(path, clip.files(), known, seen));
    }

    /** The keys of a recipe, by what its clip holds now; the clip is not read if that is known. */
    RecipeKeys keys(Recipe recipe) throws ProblemException {
        Path path = Path.of(recipe.clip().path());
        List<Path> files = files(path);
        return inTurn(
                path,
                Onlooker.NOBODY,
                (known, seen) -> {
                    String stamp = stamp(files);
                    Optional<RecipeKeys> there = remembered(stamp, recipe);
                    if (there.isPresent()) {
                        return there.get();
                    }
                    RecipeKeys keys = RecipeKeys.of(recipe, hash(path, files, known, seen));
                    remember(new Remembered(stamp, recipe, keys));
                    return keys;
                });
    }

    private interface Wanted<T> {
        T get(Known known, Onlooker onlooker) throws IOException, ProblemException;
    }

    private <T> T inTurn(Path path, Onlooker onlooker, Wanted<T> wanted) throws ProblemException {
        Known known = clips.computeIfAbsent(path, _ -> new Known());
        try {
            return known.turn.take(onlooker, seen -> wanted.get(known, seen));
        } catch (IOException e) {
            throw Problems.source(path, e);
        }
    }

    private static Size size(Path path, List<Path> files, Known known)
            throws IOException, ProblemException {
        String stamp = stamp(files);
        if (known.sized.filter(s -> s.stamp.equals(stamp)).isEmpty()) {
            try (ClipSource opened = ClipSource.open(path)) {
                known.sized = Optional.of(new Sized(stamp, opened.size()));
            }
        }
        return known.sized.get().size;
    }

    private SourceHash hash(Path path, List<Path> files, Known known, Onlooker onlooker)
            throws IOException {
        String stamp = stamp(files);
        if (known.noted.isEmpty()) {
            known.noted = read(path);
        }
        if (known.noted.filter(n -> n.stamp.equals(stamp)).isEmpty()) {
            Noted found = new Noted(stamp, SourceHash.of(files, onlooker));
            write(path, found);
            known.noted = Optional.of(found);
        }
        return known.noted.get().hash;
    }

    private Optional<RecipeKeys> remembered(String stamp, Recipe recipe) {
        synchronized (remembered) {
            return remembered.stream()
                    .filter(r -> r.stamp.equals(stamp) && r.recipe.equals(recipe))
                    .findFirst()
                    .map(Remembered::keys);
        }
    }

    private void remember(Remembered found) {
        synchronized (remembered) {
            remembered.addFirst(found);
            if (remembered.size() > REMEMBERED) {
                remembered.removeLast();
            }
        }
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

    private Optional<Noted> read(Path clip) throws IOException {
        if (!Files.exists(file(clip))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Recipe.JSON.readValue(Files.readString(file(clip)), Noted.class));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private void write(Path clip, Noted note) throws IOException {
        Files.createDirectories(folder);
        WholeFile.write(file(clip), Recipe.JSON.writeValueAsString(note));
    }
}
