package org.interweave.render;

import com.fasterxml.jackson.core.JsonProcessingException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hashes of clips, each file read once and again only when its length or time has changed; kept
 * in a folder. Any thread may call it.
 */
final class SourceHashes {
    private final Path folder;
    private final Map<Path, Noted> noted = new HashMap<>();

    /**
     * @param stamp lengths and times of the files
     */
    private record Noted(String stamp, SourceHash hash) {}

    SourceHashes(Path folder) {
        this.folder = folder;
    }

    /** What a clip is. */
    synchronized SourceHash of(ClipSource clip) throws ProblemException {
        Path path = clip.info().path().toAbsolutePath().normalize();
        try {
            String stamp = stamp(clip.files());
            Noted known = noted.containsKey(path) ? noted.get(path) : read(path);
            if (known == null || !known.stamp.equals(stamp)) {
                known = new Noted(stamp, SourceHash.of(clip.files()));
                write(path, known);
            }
            noted.put(path, known);
            return known.hash;
        } catch (IOException e) {
            throw Problems.source(path, e);
        }
    }

    /** The keys of a recipe, by what its clip holds now. */
    RecipeKeys keys(Recipe recipe) throws ProblemException {
        try (ClipSource clip = ClipSource.open(Path.of(recipe.clip().path()))) {
            return RecipeKeys.of(recipe, of(clip));
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
