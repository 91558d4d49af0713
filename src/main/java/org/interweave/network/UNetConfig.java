package org.interweave.network;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Every size and choice of the denoising UNet.
 *
 * @param latentChannels channels of the latents, in and out
 * @param lowResChannels channels of the low-resolution frames beside them, 3
 * @param levels from full size to the smallest, each half the size of the one before
 * @param layers residual blocks of a level on the way down; one more on the way up
 * @param groups groups of every norm
 * @param heads heads of every attention
 * @param textWidth channels of the text encoder's output
 * @param rotary channels of each head turned by time, even, 0 for none
 * @param noiseLevels noise levels of the low-resolution frames that have an embedding
 * @param midSeesText whether the transformer in the middle exists
 * @param midMsta whether it attends along time, on two scales
 * @param direct side of a convolution that leads from the low-resolution frames straight to the
 *     prediction, beside everything else, 0 for none as the authors have it
 */
public record UNetConfig(
        int latentChannels,
        int lowResChannels,
        List<Level> levels,
        int layers,
        int groups,
        int heads,
        int textWidth,
        int rotary,
        int noiseLevels,
        boolean midSeesText,
        boolean midMsta,
        int direct) {
    /**
     * One size of picture.
     *
     * @param channels a multiple of groups and heads
     * @param seesText whether transformers follow its residual blocks
     * @param onlyText whether their first attention looks at the text, not at the frame
     * @param msta whether they attend along time, on two scales
     * @param temporal whether a temporal module follows the level
     */
    public record Level(
            int channels, boolean seesText, boolean onlyText, boolean msta, boolean temporal) {}

    public UNetConfig {
        levels = List.copyOf(levels);
        if (levels.isEmpty() || layers < 1 || latentChannels < 1 || noiseLevels < 1) {
            throw new IllegalArgumentException("levels=%s layers=%d".formatted(levels, layers));
        }
        for (Level level : levels) {
            if (level.channels() % groups != 0 || level.channels() % heads != 0) {
                throw new IllegalArgumentException(
                        "%d channels, groups=%d, heads=%d"
                                .formatted(level.channels(), groups, heads));
            }
        }
        if (rotary % 2 != 0 || direct < 0) {
            throw new IllegalArgumentException("rotary=" + rotary + " direct=" + direct);
        }
    }

    /**
     * The authors' architecture at any width: text from the second level on, attention within the
     * frame where {@code onlyText} is false.
     */
    public static UNetConfig authors(
            List<Integer> channels, List<Boolean> onlyText, int heads, int textWidth) {
        List<Level> levels =
                IntStream.range(0, channels.size())
                        .mapToObj(
                                i ->
                                        new Level(
                                                channels.get(i),
                                                i > 0,
                                                onlyText.get(i),
                                                i > 0,
                                                true))
                        .toList();
        return new UNetConfig(
                4, 3, levels, 2, 32, heads, textWidth, 32, 1000, true, channels.size() > 1, 0);
    }

    /** Channels of the embedding of time. */
    public int timeWidth() {
        return 4 * levels.getFirst().channels();
    }

    /**
     * The transformer level of the middle: as the last, and its first attention within the frame.
     */
    Level middle() {
        Level last = levels.getLast();
        return new Level(last.channels(), midSeesText, false, midMsta, last.temporal());
    }
}
