package org.interweave.media;

import org.interweave.frame.FrameRange;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;

import java.util.Optional;

/**
 * What a written clip is, whatever its format.
 *
 * @param size of every picture
 * @param times when each is shown
 * @param pixelAspect width of a pixel over its height
 * @param colour what the file says of its colours; the pictures are in these primaries
 * @param depth of lossless formats; H.264 and H.265 have 8 bits and ProRes 10
 * @param codec where the format leaves the choice
 * @param sound that goes with it
 */
public record Delivery(
        Size size,
        FrameTimes times,
        Rational pixelAspect,
        ColourTags colour,
        Depth depth,
        Codec codec,
        Optional<Sound> sound) {
    /** What the pictures of an MP4 file are coded as. */
    public enum Codec {
        /** What its depth means, see {@link OutputFormat}. */
        USUAL,
        /** H.265 of 8 bits, main profile; only where the machine's hardware encodes it. */
        H265
    }

    /** Bits a sample of the lossless formats; a folder of PNG has 8 or 16. */
    public enum Depth {
        BITS_8(8),
        BITS_10(10),
        BITS_16(16);

        private final int bits;

        Depth(int bits) {
            this.bits = bits;
        }

        int bits() {
            return bits;
        }
    }

    /** A clip in the usual codec of its format. */
    public Delivery(
            Size size,
            FrameTimes times,
            Rational pixelAspect,
            ColourTags colour,
            Depth depth,
            Optional<Sound> sound) {
        this(size, times, pixelAspect, colour, depth, Codec.USUAL, sound);
    }

    /**
     * Some frames of a clip enlarged, with its times, pixel aspect, colours and sound.
     *
     * @param factor how often larger
     */
    public static Delivery of(VideoInfo clip, FrameRange frames, int factor, Depth depth) {
        VideoStream video = clip.video();
        boolean sounds = !clip.audio().isEmpty();
        return new Delivery(
                video.size().times(factor),
                video.times().of(frames),
                video.pixelAspect(),
                video.colour(),
                depth,
                sounds ? Optional.of(Sound.of(clip, frames)) : Optional.empty());
    }

    /** The same in pictures of another size. */
    public Delivery resized(Size other) {
        return new Delivery(other, times, pixelAspect, colour, depth, codec, sound);
    }

    /** The same without sound. */
    public Delivery silent() {
        return new Delivery(size, times, pixelAspect, colour, depth, codec, Optional.empty());
    }

    /** The same in another codec. */
    public Delivery in(Codec other) {
        return new Delivery(size, times, pixelAspect, colour, depth, other, sound);
    }
}
