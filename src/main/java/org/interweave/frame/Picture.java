package org.interweave.frame;

/**
 * A read-only RGB picture of floats, planar: {@code [3, height, width]}.
 *
 * <p>Samples are display-referred (gamma-encoded, the clip's own primaries) full-range R'G'B' with
 * black at 0 and white at 1; values outside are allowed between the stages and clamped when a
 * picture leaves the studio.
 */
public final class Picture {
    /** Colour planes in a picture: red, green, blue. */
    public static final int CHANNELS = 3;

    private final Size size;
    private final float[] samples;

    private Picture(Size size, float[] samples) {
        this.size = size;
        this.samples = samples;
    }

    /**
     * A picture over {@code samples}, which is handed over: the caller must not write to it again.
     *
     * @param samples {@code 3 * height * width} values, red plane first
     */
    public static Picture of(Size size, float[] samples) {
        if (samples.length != CHANNELS * size.pixels()) {
            throw new IllegalArgumentException(samples.length + " samples for " + size);
        }
        return new Picture(size, samples);
    }

    /** Width and height in pixels. */
    public Size size() {
        return size;
    }

    /** The sample of channel {@code c} in {@code [0, 3)} at column {@code x} of row {@code y}. */
    public float at(int c, int y, int x) {
        return samples[(c * size.height() + y) * size.width() + x];
    }

    /** Copies every sample, red plane first, into {@code target} from {@code offset} on. */
    public void copyTo(float[] target, int offset) {
        System.arraycopy(samples, 0, target, offset, samples.length);
    }
}
