package org.interweave.train;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.interweave.diffusion.Prompt;
import org.interweave.train.footage.Footage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of captions and of the studio's usual prompts as byte pairs, in the files of CLIP's
 * tokenizer: every known word is one token, any other text still has some.
 *
 * <p>Source: openai/CLIP, clip/simple_tokenizer.py; Sennrich et al., ACL 2016.
 */
final class Vocabulary {
    private static final Pattern WORDS = Pattern.compile("[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+");
    private static final String END = "</w>";

    /** What fills the places after a prompt; the end of the text has the last number. */
    static final int PADDING = 0;

    private Vocabulary() {}

    private record Pair(String left, String right) {}

    /** Writes vocab.json and merges.txt. */
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> lines = new ArrayList<>(List.of("#version: 0.2"));
        List<String> tokens = new ArrayList<>();
        for (int code : codes()) {
            tokens.add(Character.toString(code));
        }
        for (int i = 0; i < 256; i++) {
            tokens.add(tokens.get(i) + END);
        }
        for (Pair pair : merges(words())) {
            lines.add(pair.left + " " + pair.right);
            tokens.add(pair.left + pair.right);
        }
        tokens.add("<|startoftext|>");
        tokens.add("<|endoftext|>");
        ObjectNode ids = JsonMapper.builder().build().createObjectNode();
        for (int i = 0; i < tokens.size(); i++) {
            ids.put(tokens.get(i), i);
        }
        Files.writeString(folder.resolve("vocab.json"), ids.toString());
        Files.write(folder.resolve("merges.txt"), lines);
    }

    /** CLIP's character for each byte, in the order of their ids. */
    private static List<Integer> codes() {
        List<Integer> codes = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            boolean shown = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
            if (shown) {
                codes.add(b);
            } else {
                others.add(256 + others.size());
            }
        }
        codes.addAll(others);
        return codes;
    }

    private static Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        List<String> phrases = new ArrayList<>(Footage.phrases());
        phrases.add(Prompt.AUTHORS.suffix());
        phrases.add(Prompt.AUTHORS.negative());
        phrases.add("a, b");
        for (String phrase : phrases) {
            Matcher matcher = WORDS.matcher(phrase.toLowerCase(Locale.ROOT));
            while (matcher.find()) {
                words.add(matcher.group());
            }
        }
        return words;
    }

    /** The commonest neighbours first, until every word is one. */
    private static List<Pair> merges(Set<String> words) {
        List<List<String>> split = new ArrayList<>();
        for (String word : words) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < word.length(); i++) {
                parts.add(word.charAt(i) + (i == word.length() - 1 ? END : ""));
            }
            split.add(parts);
        }
        Set<Pair> merges = new LinkedHashSet<>();
        while (true) {
            Map<Pair, Integer> counts = new LinkedHashMap<>();
            for (List<String> parts : split) {
                for (int i = 0; i + 1 < parts.size(); i++) {
                    counts.merge(new Pair(parts.get(i), parts.get(i + 1)), 1, Integer::sum);
                }
            }
            Pair best = null;
            for (Map.Entry<Pair, Integer> entry : counts.entrySet()) {
                if (best == null || entry.getValue() > counts.getOrDefault(best, 0)) {
                    best = entry.getKey();
                }
            }
            if (best == null) {
                return List.copyOf(merges);
            }
            merges.add(best);
            for (List<String> parts : split) {
                join(parts, best);
            }
        }
    }

    private static void join(List<String> parts, Pair pair) {
        for (int i = 0; i + 1 < parts.size(); i++) {
            if (parts.get(i).equals(pair.left) && parts.get(i + 1).equals(pair.right)) {
                parts.set(i, pair.left + pair.right);
                parts.remove(i + 1);
            }
        }
    }
}
