package org.interweave.media;

/**
 * A video codec that loses detail, and how much.
 *
 * <p>{@code quantizer} is the codec's own: the step by which its coefficients are divided.
 */
public sealed interface LossyCodec {
    /** MPEG-4 part 2, as in DivX files: blocks and ringing; quantizer 1 to 31. */
    record Mpeg4(int quantizer) implements LossyCodec {
        public Mpeg4 {
            check(quantizer, 1, 31);
        }
    }

    /** H.264: smeared texture; quantizer 0 to 51. */
    record H264(int quantizer) implements LossyCodec {
        public H264 {
            check(quantizer, 0, 51);
        }
    }

    private static void check(int quantizer, int least, int most) {
        if (quantizer < least || quantizer > most) {
            throw new IllegalArgumentException("quantizer=" + quantizer);
        }
    }
}
