package org.interweave.train;

import org.interweave.network.TextConfig;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How the text encoder, and the attentions that listen to it, start.
 *
 * <p>A prompt has 77 places, mostly empty. Attentions that start at random hear the mean of all,
 * which hardly depends on the prompt, and learn nothing from it. So the padding starts with a
 * feature that every attention turns away from, words start as different from one another, and what
 * was heard changes nothing at first.
 */
final class Hearing {
    private static final double OF_PADDING = -6;
    private static final double TURNED_AWAY = 1.5;
    private static final String EMBEDDINGS = "text.text_model.embeddings.";

    private final Weights weights;
    private final Architecture architecture;
    private final TextConfig text;
    private final SplittableRandom random;

    private Hearing(Weights weights, Architecture architecture, long seed) {
        this.weights = weights;
        this.architecture = architecture;
        this.text = architecture.text();
        this.random = new SplittableRandom(seed);
    }

    /** Sets everything that deals with words. */
    static void start(Weights weights, Architecture architecture, long seed) {
        Hearing hearing = new Hearing(weights, architecture, seed);
        hearing.words();
        for (String name : weights.names()) {
            if (name.startsWith("unet.") && name.endsWith(".attn2.to_q.weight")) {
                hearing.attention(name.substring(0, name.length() - "attn2.to_q.weight".length()));
            }
        }
    }

    private void words() {
        int width = text.width();
        float[] words = drawn(EMBEDDINGS + "token_embedding.weight", 1);
        for (int token = 0; token < text.vocabulary(); token++) {
            words[token * width] = 0;
        }
        for (int token : List.of(Vocabulary.PADDING, text.vocabulary() - 1)) {
            Arrays.fill(words, token * width, (token + 1) * width, 0);
            words[token * width] = (float) OF_PADDING;
        }
        weights.set(EMBEDDINGS + "token_embedding.weight", words);
        weights.set(
                EMBEDDINGS + "position_embedding.weight",
                drawn(EMBEDDINGS + "position_embedding.weight", 0.05));
        for (String name : weights.names()) {
            boolean adds = name.endsWith("out_proj.weight") || name.endsWith("fc2.weight");
            if (name.startsWith("text.") && adds) {
                weights.set(name, new float[weights.values(name).length]);
            }
        }
    }

    /** One attention to the text: {@code block} is the path of its transformer block. */
    private void attention(String block) {
        int channels = (int) weights.get(block + "attn2.to_q.weight").shape()[0];
        float[] query = drawn(block + "attn2.to_q.weight", 1 / Math.sqrt(channels));
        float[] key = drawn(block + "attn2.to_k.weight", 1 / Math.sqrt(text.width()));
        int perHead = channels / architecture.unet().heads();
        for (int row = 0; row < channels; row++) {
            boolean first = row % perHead == 0;
            for (int i = 0; i < channels; i++) {
                int at = row * channels + i;
                query[at] = turnedAway(first, i == 0, query[at]);
            }
            for (int i = 0; i < text.width(); i++) {
                int at = row * text.width() + i;
                key[at] = turnedAway(first, i == 0, key[at]);
            }
        }
        float[] scale = ones(channels);
        scale[0] = 0;
        float[] shift = new float[channels];
        shift[0] = 1;
        weights.set(block + "norm2.weight", scale);
        weights.set(block + "norm2.bias", shift);
        weights.set(block + "attn2.to_q.weight", query);
        weights.set(block + "attn2.to_k.weight", key);
        weights.set(
                block + "attn2.to_v.weight",
                drawn(block + "attn2.to_v.weight", 4 / Math.sqrt(text.width())));
        weights.set(block + "attn2.to_out.0.weight", new float[channels * channels]);
        weights.set(block + "attn2.to_out.0.bias", new float[channels]);
    }

    /** One weight of a query or key: a head's first feature sees nothing but the first. */
    private static float turnedAway(boolean firstRow, boolean firstColumn, float drawn) {
        if (firstRow) {
            return firstColumn ? (float) TURNED_AWAY : 0;
        }
        return firstColumn ? 0 : drawn;
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private float[] drawn(String name, double bound) {
        float[] values = new float[weights.values(name).length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-bound, bound);
        }
        return values;
    }
}
