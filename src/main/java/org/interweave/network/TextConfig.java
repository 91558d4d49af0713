package org.interweave.network;

/**
 * Every size of the text encoder.
 *
 * @param vocabulary tokens known
 * @param width channels of a token
 * @param inner channels inside the feed-forward
 * @param layers transformer layers
 * @param heads heads of every attention
 * @param positions the longest prompt, 77 tokens for CLIP
 */
public record TextConfig(
        int vocabulary, int width, int inner, int layers, int heads, int positions) {
    public TextConfig {
        if (vocabulary < 1 || layers < 0 || heads < 1 || width % heads != 0 || positions < 1) {
            throw new IllegalArgumentException("width=%d heads=%d".formatted(width, heads));
        }
    }
}
