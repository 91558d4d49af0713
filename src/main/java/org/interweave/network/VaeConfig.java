package org.interweave.network;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Every size and choice of the temporally enhanced VAE.
 *
 * @param latentChannels channels of the latents
 * @param encoder from the picture's size on; every block but the last halves the size
 * @param decoder from the latents' size on
 * @param layers residual blocks of an encoder block; one more in a decoder block
 * @param groups groups of every norm
 * @param attention whether the middle blocks attend over the pixels of a frame
 * @param patch side of the square of pixels taken as channels at the encoder's start and given back
 *     at the decoder's end, 1 for the authors; above 1 a linear path from picture to latents and
 *     back goes beside everything else
 */
public record VaeConfig(
        int latentChannels,
        List<Integer> encoder,
        List<DecoderBlock> decoder,
        int layers,
        int groups,
        boolean attention,
        int patch) {
    /**
     * A block of the decoder.
     *
     * @param channels a multiple of groups
     * @param doubles whether it ends with twice the size
     */
    public record DecoderBlock(int channels, boolean doubles) {}

    public VaeConfig {
        encoder = List.copyOf(encoder);
        decoder = List.copyOf(decoder);
        if (patch < 1 || layers < 0 || encoder.isEmpty() || decoder.isEmpty()) {
            throw new IllegalArgumentException("patch=%d layers=%d".formatted(patch, layers));
        }
        long doubled = decoder.stream().filter(DecoderBlock::doubles).count();
        if (doubled != encoder.size() - 1) {
            throw new IllegalArgumentException(
                    "%d blocks double what %d halve".formatted(doubled, encoder.size() - 1));
        }
    }

    /** The authors' architecture at any width: a factor of 4 between picture and latents. */
    public static VaeConfig authors(List<Integer> channels) {
        List<DecoderBlock> decoder =
                IntStream.range(0, channels.size())
                        .mapToObj(
                                i ->
                                        new DecoderBlock(
                                                channels.reversed().get(i),
                                                i < channels.size() - 1))
                        .toList();
        return new VaeConfig(4, channels, decoder, 2, 32, true, 1);
    }

    /** How many times larger a picture is than its latents. */
    public int factor() {
        return patch << (encoder.size() - 1);
    }
}
