package org.interweave.bundle;

import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A CLIP vocabulary of 1000 tokens, as many as the golden tiny text encoder knows: every byte, a
 * few words, start 998 and end 999.
 */
public final class TinyVocabulary {
    private static final int SIZE = 1000;
    private static final List<String> WORDS =
            List.of(
                    "clear",
                    "high",
                    "quality",
                    "resolution",
                    "low",
                    "blurry",
                    "noisy",
                    "unsharp",
                    "weird",
                    "textures",
                    "worst",
                    "best",
                    "a",
                    "an",
                    "the",
                    "of",
                    "in",
                    "and",
                    "street",
                    "city",
                    "night",
                    "forest",
                    "water",
                    "face",
                    "old",
                    "film",
                    "train");

    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final Set<String> merges = new LinkedHashSet<>();

    TinyVocabulary() {
        List<String> bytes = byteLetters().values().stream().toList();
        bytes.forEach(b -> ids.put(b, ids.size()));
        bytes.forEach(b -> ids.put(b + "</w>", ids.size()));
        for (String word : WORDS) {
            String left = word.length() == 1 ? word + "</w>" : word.substring(0, 1);
            for (int i = 1; i < word.length(); i++) {
                String right = word.substring(i, i + 1) + (i == word.length() - 1 ? "</w>" : "");
                merges.add(left + " " + right);
                left += right;
                ids.putIfAbsent(left, ids.size());
            }
        }
        while (ids.size() < SIZE - 2) {
            ids.put("unused" + ids.size(), ids.size());
        }
        ids.put("<|startoftext|>", SIZE - 2);
        ids.put("<|endoftext|>", SIZE - 1);
    }

    /** Writes vocab.json and merges.txt. */
    public static void write(Path folder) throws IOException {
        TinyVocabulary vocabulary = new TinyVocabulary();
        Files.createDirectories(folder);
        new JsonMapper().writeValue(folder.resolve("vocab.json").toFile(), vocabulary.ids);
        Files.writeString(
                folder.resolve("merges.txt"),
                "#version: 0.2\n" + String.join("\n", vocabulary.merges) + "\n");
    }

    int id(String token) {
        return ids.getOrDefault(token, -1);
    }

    List<String> merges() {
        return List.copyOf(merges);
    }

    /**
     * The letter that stands for each byte (openai/CLIP, simple_tokenizer.py, bytes_to_unicode).
     */
    static Map<Integer, String> byteLetters() {
        Map<Integer, String> letters = new LinkedHashMap<>();
        for (int b = '!'; b <= 0xFF; b++) {
            if (b <= '~' || (b >= 0xA1 && b != 0xAD)) {
                letters.put(b, String.valueOf((char) b));
            }
        }
        int spare = 256;
        for (int b = 0; b <= 0xFF; b++) {
            if (!letters.containsKey(b)) {
                letters.put(b, String.valueOf((char) spare++));
            }
        }
        return letters;
    }
}
