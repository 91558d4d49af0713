package org.interweave.cli;

import org.interweave.render.Problem;
import org.interweave.render.ProblemException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a command line asks to be restored: one clip, or each clip of a folder.
 *
 * @param clips each with its output
 * @param folder whether they come from a folder of clips
 */
record ClipList(List<Item> clips, boolean folder) {
    private static final Set<String> VIDEO_ENDINGS =
            Set.of(
                    "mp4", "m4v", "mov", "mkv", "avi", "webm", "mpg", "mpeg", "m2v", "ts", "m2ts",
                    "mts", "vob", "wmv", "flv", "dv", "mxf", "y4m", "ogv", "3gp");

    /** A clip and where it goes. */
    record Item(Path clip, Path output) {}

    /**
     * Looks at the input: a folder with video files in it is a folder of clips, any other folder a
     * sequence of pictures.
     *
     * @param format ending of the outputs of a folder of clips, without a dot
     */
    static ClipList of(Path input, Path output, String format) throws ProblemException {
        List<Path> videos = Files.isDirectory(input) ? videos(input) : List.of();
        if (videos.isEmpty()) {
            return new ClipList(List.of(new Item(input, output)), false);
        }
        if (Files.exists(output) && !Files.isDirectory(output)) {
            throw new ProblemException(
                    Problem.Kind.OUTPUT,
                    output + " is a file, and " + input + " a folder of clips",
                    "give a folder as the output");
        }
        String ending = format.equals("png") ? "" : "." + format;
        return new ClipList(
                videos.stream()
                        .map(clip -> new Item(clip, output.resolve(name(clip, videos) + ending)))
                        .toList(),
                true);
    }

    /** The clip's name without its ending, or with it where two clips differ only in that. */
    private static String name(Path clip, List<Path> all) {
        String name = String.valueOf(clip.getFileName());
        String stem = Captions.stem(name);
        long same =
                all.stream()
                        .filter(c -> Captions.stem(String.valueOf(c.getFileName())).equals(stem))
                        .count();
        return same == 1 ? stem : name.replace('.', '_');
    }

    private static List<Path> videos(Path folder) throws ProblemException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).filter(ClipList::isVideo).sorted().toList();
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            Problem.Kind.SOURCE,
                            folder + " cannot be read",
                            "check its permissions"),
                    e);
        }
    }

    private static boolean isVideo(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return VIDEO_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
