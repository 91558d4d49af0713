package org.interweave.ui.model;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.ClipTokenizer;
import org.interweave.bundle.TokenizerFiles;
import org.interweave.bundle.Tokens;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Counts the tokens of the prompt that is typed, on a thread of its own, the newest only. */
public final class TokenCounter {
    private final Executor worker;
    private final Latest<TokenCount> counts;
    private volatile Optional<Bundle> bundle = Optional.empty();
    private final Latest<String> prompts;
    private Optional<Open> open = Optional.empty();

    private record Open(Bundle bundle, ClipTokenizer tokenizer) {}

    /**
     * @param worker runs one thing after another
     * @param screen where counts are handed over
     */
    public TokenCounter(Executor worker, Executor screen, Consumer<? super TokenCount> counted) {
        this.worker = worker;
        counts = new Latest<>(screen, counted);
        prompts = new Latest<>(worker, this::count);
    }

    /** Whose tokens are counted from now on. */
    public void use(Optional<Bundle> other) {
        bundle = other;
    }

    /** Counts soon. */
    public void ask(String prompt) {
        prompts.set(prompt);
    }

    private void count(String prompt) {
        bundle.flatMap(this::tokenizer).ifPresent(o -> counts.set(count(o, prompt)));
    }

    private static TokenCount count(Open open, String prompt) {
        TokenizerFiles numbers = open.bundle.manifest().tokenizer();
        Tokens tokens = open.tokenizer.encode(prompt);
        int end = tokens.ids().subList(1, tokens.ids().size()).indexOf(numbers.end());
        return new TokenCount(end, numbers.positions() - 2, tokens.dropped());
    }

    private Optional<Open> tokenizer(Bundle wanted) {
        if (open.filter(o -> o.bundle.equals(wanted)).isEmpty()) {
            open.ifPresent(o -> o.tokenizer.close());
            try {
                open = Optional.of(new Open(wanted, wanted.tokenizer()));
            } catch (IOException _) {
                // A damaged tokenizer is told by the models view and by the preview; none here.
                open = Optional.empty();
            }
        }
        return open;
    }

    /** Lets go of the tokenizer. */
    public void close() {
        worker.execute(() -> open.ifPresent(o -> o.tokenizer.close()));
    }
}
