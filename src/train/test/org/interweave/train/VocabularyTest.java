package org.interweave.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.bundle.ClipTokenizer;
import org.interweave.bundle.Tokens;
import org.interweave.train.footage.Footage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class VocabularyTest {
    @TempDir private Path folder;

    @Test
    void everyWordOfACaptionIsOneToken() throws IOException {
        try (ClipTokenizer tokenizer = Train.tokenizer(folder)) {
            int pad = tokenizer.encode("").ids().getLast();
            for (String phrase : Footage.phrases()) {
                Tokens tokens = tokenizer.encode(phrase);
                long used = tokens.ids().stream().filter(id -> id != pad).count();
                assertEquals(phrase.split(" ", -1).length + 2, used, phrase);
            }
        }
    }
}
