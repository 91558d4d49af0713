package org.interweave.bundle;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Turns prompts into the numbers that a CLIP text encoder reads. One thread at a time. */
public final class ClipTokenizer implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;
    private final TokenizerFiles numbers;

    private ClipTokenizer(HuggingFaceTokenizer tokenizer, TokenizerFiles numbers) {
        this.tokenizer = tokenizer;
        this.numbers = numbers;
    }

    /**
     * Loads a tokenizer.json. The library's native part comes out of its jar, into the user's cache
     * folder; nothing is fetched.
     *
     * @return to be closed by the caller
     * @throws BundleException if the file is no tokenizer
     */
    public static ClipTokenizer open(Path file, TokenizerFiles numbers) throws IOException {
        // Else the library asks the network for news, and, beside a GPU, for another native part.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("RUST_FLAVOR", "cpu");
        try {
            return new ClipTokenizer(
                    HuggingFaceTokenizer.newInstance(
                            file,
                            Map.of(
                                    "addSpecialTokens", "false",
                                    "truncation", "false",
                                    "padding", "false")),
                    numbers);
        } catch (RuntimeException e) {
            throw new BundleException(
                    "%s is no tokenizer: %s".formatted(file.getFileName(), e.getMessage()), e);
        }
    }

    /** Start, the prompt's tokens as far as there is room, end, padding. */
    public Tokens encode(String prompt) {
        long[] words = tokenizer.encode(prompt, false, false).getIds();
        int room = numbers.positions() - 2;
        List<Integer> ids = new ArrayList<>(numbers.positions());
        ids.add(numbers.start());
        Arrays.stream(words).limit(room).forEach(id -> ids.add((int) id));
        ids.add(numbers.end());
        while (ids.size() < numbers.positions()) {
            ids.add(numbers.pad());
        }
        return new Tokens(ids, Math.max(0, words.length - room));
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
