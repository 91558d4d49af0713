package org.interweave.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.interweave.diffusion.Settings;
import org.interweave.render.WholeFile;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Settings under names, one JSON file each: all but the prompt and the seed, which belong to a
 * shot.
 *
 * @param folder of the files; made when it is needed
 */
public record PresetFolder(Path folder) {
    /** The settings that a preset holds. */
    public static final List<Setting<?>> HELD =
            Setting.ALL.stream().filter(s -> s != Setting.PROMPT && s != Setting.SEED).toList();

    private static final String ENDING = ".json";
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N} ._-]{0,58}[\\p{L}\\p{N}_-])?");

    /** What Windows keeps for devices, with any ending. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private static final int VERSION = 1;

    /** The names, in alphabetical order. */
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
                for (Path file : files) {
                    String name = String.valueOf(file.getFileName());
                    names.add(name.substring(0, name.length() - ENDING.length()));
                }
            }
        }
        names.sort(String.CASE_INSENSITIVE_ORDER);
        return List.copyOf(names);
    }

    /** Whether a name can be a file's on every system. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches() && !DEVICE.matcher(name).matches();
    }

    private Path file(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException(name);
        }
        return folder.resolve(name + ENDING);
    }

    /** Writes a preset, in place of one of the same name. */
    public void write(String name, Settings settings) throws IOException {
        ObjectNode tree = DocumentJson.JSON.createObjectNode();
        tree.put("version", VERSION);
        ObjectNode values = tree.putObject("settings");
        for (Setting<?> setting : HELD) {
            values.set(setting.key(), DocumentJson.JSON.valueToTree(setting.of(settings)));
        }
        WholeFile.write(file(name), DocumentJson.JSON.writeValueAsString(tree));
    }

    /**
     * A preset's settings with another's prompt and seed.
     *
     * @throws IOException if it is not there, or is no preset
     */
    public Settings read(String name, Settings over) throws IOException {
        try {
            JsonNode tree = DocumentJson.JSON.readTree(file(name).toFile());
            if (tree.path("version").asInt() != VERSION) {
                throw new IOException(file(name) + " is no preset of this version");
            }
            return DocumentJson.overrides(tree.required("settings")).over(over);
        } catch (IllegalArgumentException e) {
            throw new IOException(file(name) + " is no preset: " + e.getMessage(), e);
        }
    }

    /** Deletes a preset. */
    public void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }
}
