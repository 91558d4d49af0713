package org.interweave.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class ClipTokenizerTest {
    private static final Pattern WORD =
            Pattern.compile("'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+");

    @TempDir Path folder;

    private ClipTokenizer open() throws IOException {
        if (!Files.exists(folder.resolve("vocab.json"))) {
            TinyVocabulary.write(folder);
        }
        ClipVocabulary vocabulary = ClipVocabulary.read(folder);
        Path file = folder.resolve("tokenizer.json");
        vocabulary.writeTo(file);
        return ClipTokenizer.open(file, vocabulary.files(77));
    }

    /** Byte-pair encoding as openai/CLIP's simple_tokenizer.py does it, on its own. */
    private static List<Integer> reference(String prompt) {
        TinyVocabulary vocabulary = new TinyVocabulary();
        List<Integer> ids = new ArrayList<>();
        Matcher words = WORD.matcher(prompt.toLowerCase(Locale.ROOT));
        while (words.find()) {
            List<String> parts = new ArrayList<>();
            for (byte b : words.group().getBytes(StandardCharsets.UTF_8)) {
                parts.add(TinyVocabulary.byteLetters().get(b & 0xFF));
            }
            parts.add(parts.removeLast() + "</w>");
            for (int at = best(parts, vocabulary); at >= 0; at = best(parts, vocabulary)) {
                parts.set(at, parts.get(at) + parts.remove(at + 1));
            }
            parts.forEach(p -> ids.add(vocabulary.id(p)));
        }
        return ids;
    }

    private static int best(List<String> parts, TinyVocabulary vocabulary) {
        int best = -1;
        int rank = Integer.MAX_VALUE;
        for (int i = 0; i + 1 < parts.size(); i++) {
            int here = vocabulary.merges().indexOf(parts.get(i) + " " + parts.get(i + 1));
            if (here >= 0 && here < rank) {
                best = i;
                rank = here;
            }
        }
        return best;
    }

    @Test
    void promptsAreSplitAsClipSplitsThem() throws IOException {
        try (ClipTokenizer tokenizer = open()) {
            for (String prompt :
                    List.of(
                            "clear, high quality, high-resolution, 4K",
                            "low quality, blurry, low-resolution, noisy, unsharp, weird textures",
                            "An OLD   street\tin the City's night",
                            "it's 1984 and we'll see",
                            "Stra\u00dfe, caf\u00e9, \u6771\u4eac, \ud83c\udfac?",
                            "")) {
                List<Integer> expected = reference(prompt);
                Tokens tokens = tokenizer.encode(prompt);
                assertEquals(77, tokens.ids().size());
                assertEquals(998, tokens.ids().getFirst(), "start");
                assertEquals(expected, tokens.ids().subList(1, 1 + expected.size()), prompt);
                assertEquals(999, tokens.ids().get(1 + expected.size()), "end");
                assertEquals(
                        List.of(0),
                        tokens.ids().stream().skip(2 + expected.size()).distinct().toList());
                assertEquals(0, tokens.dropped());
            }
        }
    }

    @Test
    void aWordOfTheVocabularyIsOneToken() throws IOException {
        try (ClipTokenizer tokenizer = open()) {
            assertEquals(
                    new TinyVocabulary().id("quality</w>"),
                    tokenizer.encode("Quality").ids().get(1));
        }
    }

    @Test
    void aPromptThatIsTooLongKeepsItsStartAndTellsWhatWasDropped() throws IOException {
        try (ClipTokenizer tokenizer = open()) {
            Tokens tokens = tokenizer.encode("clear ".repeat(80));
            int clear = new TinyVocabulary().id("clear</w>");
            assertEquals(5, tokens.dropped());
            assertEquals(clear, tokens.ids().get(75));
            assertEquals(999, tokens.ids().get(76));
            assertEquals(0, tokenizer.encode("clear ".repeat(75)).dropped());
            assertEquals(Shape.of(1, 77), tokens.tensor().shape());
            assertEquals(clear, tokens.tensor().get(75));
        }
    }

    @Test
    void aMarkThatIsThePaddingIsThePaddingsToken() throws IOException {
        // transformers' CLIPTokenizer keeps special tokens apart, so "!" is id 0 and not "!</w>".
        try (ClipTokenizer tokenizer = open()) {
            int clear = new TinyVocabulary().id("clear</w>");
            assertEquals(
                    List.of(clear, 0, clear), tokenizer.encode("clear!clear").ids().subList(1, 4));
        }
    }

    @Test
    void thePaddingIsWhatTheFolderSays() throws IOException {
        TinyVocabulary.write(folder);
        Files.writeString(
                folder.resolve("special_tokens_map.json"),
                "{\"pad_token\": {\"content\": \"<|endoftext|>\"}, \"bos_token\":"
                        + " \"<|startoftext|>\"}");
        try (ClipTokenizer tokenizer = open()) {
            assertEquals(999, tokenizer.encode("clear").ids().getLast());
        }
    }

    @Test
    void damageIsNamed() throws IOException {
        TinyVocabulary.write(folder);
        Files.writeString(folder.resolve("vocab.json"), "{\"a\": 0}");
        assertMessage("lacks", () -> ClipVocabulary.read(folder));
        Files.writeString(folder.resolve("vocab.json"), "{\"a\": ");
        assertMessage("vocab.json is damaged", () -> ClipVocabulary.read(folder));
        TinyVocabulary.write(folder);
        Files.delete(folder.resolve("merges.txt"));
        assertMessage("merges.txt", () -> ClipVocabulary.read(folder));
        Path file = Files.writeString(folder.resolve("t.json"), "{}");
        assertMessage(
                "no tokenizer",
                () -> ClipTokenizer.open(file, new TokenizerFiles("t.json", 77, 1, 2, 0)).close());
    }

    private static void assertMessage(
            String part, org.junit.jupiter.api.function.Executable executable) {
        BundleException e = assertThrows(BundleException.class, executable);
        assertTrue(e.toString().contains(part), e.toString());
    }
}
