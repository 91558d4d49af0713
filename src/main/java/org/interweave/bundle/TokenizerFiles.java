package org.interweave.bundle;

/**
 * Where a bundle's tokenizer lies, and the numbers around a prompt.
 *
 * @param file a tokenizer.json
 * @param positions length of every token list, 77 for CLIP
 * @param start id of the first token, 49406 for CLIP
 * @param end id of the token after the prompt, 49407 for CLIP
 * @param pad id of the tokens behind it, 0 ("!") for DiffVSR
 */
public record TokenizerFiles(String file, int positions, int start, int end, int pad) {
    public TokenizerFiles {
        BundleFile.checkPath(file);
        if (positions < 2 || start < 0 || end < 0 || pad < 0) {
            throw new IllegalArgumentException(
                    "positions=%d start=%d end=%d pad=%d".formatted(positions, start, end, pad));
        }
    }
}
