package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tokens of prompts, as the bundle that comes with Interweave counts them. */
class TokenCounterTest {
    private static final Path MODELS =
            Path.of(System.getProperty("project.basedir", "."), "models");

    private static List<TokenCount> counted(String... prompts) throws IOException {
        assumeTrue(Files.isDirectory(MODELS), "the bundle is not here");
        Optional<Bundle> bundle =
                new Shelf(List.of(MODELS))
                        .list().stream()
                                .filter(Shelf.Found.Usable.class::isInstance)
                                .map(f -> ((Shelf.Found.Usable) f).bundle())
                                .findFirst();
        List<TokenCount> counts = new ArrayList<>();
        TokenCounter counter = new TokenCounter(Runnable::run, Runnable::run, counts::add);
        counter.use(bundle);
        for (String prompt : prompts) {
            counter.ask(prompt);
        }
        counter.close();
        return counts;
    }

    @Test
    void aShortPromptHasRoom() throws IOException {
        TokenCount count = counted("grass").getFirst();
        assertEquals(75, count.room());
        assertEquals(0, count.dropped());
        assertEquals(count.used() + " of 75 tokens", count.words());
    }

    @Test
    void ofAVeryLongPromptItIsSaidHowMuchIsCutOff() throws IOException {
        TokenCount count = counted("green grass and water, ".repeat(50)).getFirst();
        assertEquals(75, count.used());
        assertTrue(count.dropped() > 100, count.toString());
        assertTrue(count.words().startsWith("the last " + count.dropped() + " of "));
        assertTrue(count.words().endsWith("are cut off"), count.words());
    }
}
