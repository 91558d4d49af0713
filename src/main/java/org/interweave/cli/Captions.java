package org.interweave.cli;

import org.interweave.render.Problem;
import org.interweave.render.ProblemException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The authors' table of prompts: CSV with the columns {@code video_name} and {@code caption}.
 *
 * @param byName captions by the clip's name, with or without its ending
 */
record Captions(Map<String, String> byName) {
    static final Captions NONE = new Captions(Map.of());

    Captions {
        byName = Map.copyOf(byName);
    }

    /**
     * Reads a table in UTF-8.
     *
     * @throws ProblemException if it cannot be read or lacks a column
     */
    static Captions read(Path file) throws ProblemException {
        List<List<String>> rows;
        try {
            rows = rows(Files.readString(file));
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            Problem.Kind.SOURCE,
                            file + " cannot be read",
                            "give a CSV file in UTF-8 with the columns video_name,caption"),
                    e);
        }
        int name = rows.isEmpty() ? -1 : rows.getFirst().indexOf("video_name");
        int caption = rows.isEmpty() ? -1 : rows.getFirst().indexOf("caption");
        if (name < 0 || caption < 0) {
            throw new ProblemException(
                    Problem.Kind.SOURCE,
                    file + " lacks the columns video_name and caption",
                    "name them in its first line");
        }
        Map<String, String> captions = new HashMap<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            if (row.size() > Math.max(name, caption)) {
                captions.put(row.get(name), row.get(caption));
            }
        }
        return new Captions(captions);
    }

    /** The caption of a clip. */
    Optional<String> of(Path clip) {
        String name = String.valueOf(clip.getFileName());
        return Optional.ofNullable(byName.get(name))
                .or(() -> Optional.ofNullable(byName.get(stem(name))));
    }

    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** RFC 4180: quoted fields may hold commas, line breaks and doubled quotes. */
    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        String all = text.startsWith("\ufeff") ? text.substring(1) : text;
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (quoted && c == '"' && i + 1 < all.length() && all.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(field.toString().strip());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                field.append(c);
            }
        }
        if (!field.isEmpty() || !row.isEmpty()) {
            row.add(field.toString().strip());
            rows.add(row);
        }
        return rows;
    }
}
