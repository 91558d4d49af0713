package org.interweave.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A CLIP tokenizer as diffusers folders hold it: {@code vocab.json}, {@code merges.txt} and, if
 * there, {@code special_tokens_map.json}.
 *
 * <p>Source of the pattern and normalisation: openai/CLIP, clip/simple_tokenizer.py, and
 * huggingface/transformers, convert_slow_tokenizer.py, CLIPConverter.
 */
public final class ClipVocabulary {
    private static final String START = "<|startoftext|>";
    private static final String END = "<|endoftext|>";
    private static final String WORDS =
            "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";

    private final JsonMapper mapper = new JsonMapper();
    private final JsonNode vocabulary;
    private final ArrayNode merges;
    private final Map<String, String> special;

    private ClipVocabulary(JsonNode vocabulary, ArrayNode merges, Map<String, String> special) {
        this.vocabulary = vocabulary;
        this.merges = merges;
        this.special = special;
    }

    /**
     * Reads a tokenizer folder.
     *
     * @throws BundleException if a file is missing, damaged or lacks a special token
     */
    public static ClipVocabulary read(Path folder) throws IOException {
        JsonMapper mapper = new JsonMapper();
        JsonNode vocabulary = json(mapper, folder.resolve("vocab.json"));
        ArrayNode merges = mapper.createArrayNode();
        for (String line : Files.readAllLines(required(folder.resolve("merges.txt")))) {
            if (!line.isBlank() && !line.startsWith("#version")) {
                merges.add(line.strip());
            }
        }
        Map<String, String> special = new LinkedHashMap<>();
        special.put("bos_token", START);
        special.put("eos_token", END);
        // "!" and not the end of text: the x4 upscaler's tokenizer, golden REPORT.md section 2.
        special.put("pad_token", "!");
        Path map = folder.resolve("special_tokens_map.json");
        if (Files.isRegularFile(map)) {
            JsonNode named = json(mapper, map);
            special.replaceAll((key, token) -> token(named.path(key), token));
        }
        for (Map.Entry<String, String> token : special.entrySet()) {
            if (!vocabulary.path(token.getValue()).isInt()) {
                throw new BundleException(
                        "vocab.json lacks the %s %s".formatted(token.getKey(), token.getValue()));
            }
        }
        return new ClipVocabulary(vocabulary, merges, special);
    }

    private static String token(JsonNode node, String otherwise) {
        return node.isTextual() ? node.asText() : node.path("content").asText(otherwise);
    }

    private static Path required(Path file) throws BundleException {
        if (!Files.isRegularFile(file)) {
            throw new BundleException(
                    "the tokenizer lacks %s (in %s)"
                            .formatted(file.getFileName(), file.getParent()));
        }
        return file;
    }

    private static JsonNode json(JsonMapper mapper, Path file) throws IOException {
        try {
            return mapper.readTree(required(file).toFile());
        } catch (JsonProcessingException e) {
            throw new BundleException(file.getFileName() + " is damaged", e);
        }
    }

    /** The highest id and one: the rows that the text encoder's table must have. */
    public int size() {
        int size = 0;
        for (JsonNode id : vocabulary) {
            size = Math.max(size, id.asInt() + 1);
        }
        return size;
    }

    /** Where the tokenizer will lie in a bundle, and its special ids. */
    public TokenizerFiles files(int positions) {
        return new TokenizerFiles(
                "tokenizer/tokenizer.json",
                positions,
                id("bos_token"),
                id("eos_token"),
                id("pad_token"));
    }

    private int id(String name) {
        return vocabulary.path(special.getOrDefault(name, "")).asInt();
    }

    /** Writes the one file that the tokenizer library reads. */
    public void writeTo(Path file) throws IOException {
        ObjectNode root = mapper.createObjectNode().put("version", "1.0");
        root.putNull("truncation").putNull("padding");
        ArrayNode added = root.putArray("added_tokens");
        // As in transformers' own tokenizer, the text of a special token, "!" too, is never split
        // or joined with its neighbours.
        special.values().stream().distinct().forEach(token -> added.add(special(token)));
        root.set("normalizer", normalizer());
        root.set("pre_tokenizer", words());
        root.putNull("post_processor");
        root.set("decoder", byteLevel());
        ObjectNode model = root.putObject("model").put("type", "BPE");
        model.putNull("dropout");
        model.put("unk_token", special.getOrDefault("eos_token", END))
                .put("continuing_subword_prefix", "")
                .put("end_of_word_suffix", "</w>")
                .put("fuse_unk", false);
        model.set("vocab", vocabulary);
        model.set("merges", merges);
        Files.createDirectories(file.toAbsolutePath().getParent());
        mapper.writeValue(file.toFile(), root);
    }

    private ObjectNode special(String token) {
        return mapper.createObjectNode()
                .put("id", vocabulary.path(token).asInt())
                .put("content", token)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true);
    }

    private ObjectNode normalizer() {
        ObjectNode sequence = mapper.createObjectNode().put("type", "Sequence");
        ArrayNode steps = sequence.putArray("normalizers");
        steps.addObject().put("type", "NFC");
        steps.addObject()
                .put("type", "Replace")
                .put("content", " ")
                .putObject("pattern")
                .put("Regex", "\\s+");
        steps.addObject().put("type", "Lowercase");
        return sequence;
    }

    private ObjectNode words() {
        ObjectNode sequence = mapper.createObjectNode().put("type", "Sequence");
        ArrayNode steps = sequence.putArray("pretokenizers");
        ObjectNode split =
                steps.addObject()
                        .put("type", "Split")
                        .put("behavior", "Removed")
                        .put("invert", true);
        split.putObject("pattern").put("Regex", WORDS);
        steps.add(byteLevel());
        return sequence;
    }

    private ObjectNode byteLevel() {
        return mapper.createObjectNode()
                .put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", false);
    }
}
