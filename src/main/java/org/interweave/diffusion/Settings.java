package org.interweave.diffusion;

/**
 * Everything a user decides about the restoration of a shot.
 *
 * @param prompt what the shot shows
 * @param guidance how strongly the prompt leads; 1 and less runs without the negative prompt
 * @param noise where sampling starts
 * @param steps how it goes on
 * @param windows how the shot is cut and fused
 * @param chunks how it is decoded
 * @param filter how much of their neighbours decoded frames take
 * @param colour how it is matched with the original
 * @param mix how much of the enlarged original is left in it
 * @param tile largest side of a tile, in pixels of the original; 0 for what fits the device
 */
public record Settings(
        Prompt prompt,
        Guidance guidance,
        Noise noise,
        Steps steps,
        Interweaving windows,
        ShotDecoder.Chunks chunks,
        TemporalFilter filter,
        ColourMatch colour,
        Mix mix,
        int tile) {
    /** The authors' numbers, our windows and decoding. */
    public static final Settings USUAL =
            new Settings(
                    Prompt.AUTHORS,
                    new Guidance(5),
                    Noise.USUAL,
                    Steps.AUTHORS,
                    Interweaving.USUAL,
                    ShotDecoder.Chunks.USUAL,
                    TemporalFilter.OFF,
                    ColourMatch.WAVELET,
                    Mix.NONE,
                    0);

    public Settings {
        if (tile < 0) {
            throw new IllegalArgumentException("tiles of " + tile);
        }
    }

    /** The same with another prompt. */
    public Settings with(Prompt other) {
        return new Settings(
                other, guidance, noise, steps, windows, chunks, filter, colour, mix, tile);
    }

    /** The same with other guidance. */
    public Settings with(Guidance other) {
        return new Settings(
                prompt, other, noise, steps, windows, chunks, filter, colour, mix, tile);
    }

    /** The same with other noise. */
    public Settings with(Noise other) {
        return new Settings(
                prompt, guidance, other, steps, windows, chunks, filter, colour, mix, tile);
    }

    /** The same with other steps. */
    public Settings with(Steps other) {
        return new Settings(
                prompt, guidance, noise, other, windows, chunks, filter, colour, mix, tile);
    }

    /** The same with other windows. */
    public Settings with(Interweaving other) {
        return new Settings(
                prompt, guidance, noise, steps, other, chunks, filter, colour, mix, tile);
    }

    /** The same, decoded otherwise. */
    public Settings with(ShotDecoder.Chunks other) {
        return new Settings(
                prompt, guidance, noise, steps, windows, other, filter, colour, mix, tile);
    }

    /** The same, filtered otherwise. */
    public Settings with(TemporalFilter other) {
        return new Settings(
                prompt, guidance, noise, steps, windows, chunks, other, colour, mix, tile);
    }

    /** The same with other colours. */
    public Settings with(ColourMatch other) {
        return new Settings(
                prompt, guidance, noise, steps, windows, chunks, filter, other, mix, tile);
    }

    /** The same, mixed otherwise. */
    public Settings with(Mix other) {
        return new Settings(
                prompt, guidance, noise, steps, windows, chunks, filter, colour, other, tile);
    }

    /** The same in tiles of at most a side; 0 for what fits the device. */
    public Settings inTiles(int side) {
        return new Settings(
                prompt, guidance, noise, steps, windows, chunks, filter, colour, mix, side);
    }
}
