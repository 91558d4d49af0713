package org.interweave.ui.model;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.render.Proxy;

import java.nio.ByteBuffer;

/**
 * A read-only picture as a screen takes it.
 *
 * @param size in pixels
 * @param argb row by row, alpha in the highest byte, always opaque
 */
@SuppressWarnings("ArrayRecordComponent") // Identity is what caches compare; nothing writes to it.
public record Pixels(Size size, int[] argb) implements org.interweave.metrics.Pixels {
    /** A picture in eight bits, rounded and clamped. */
    public static Pixels of(Picture picture) {
        int count = picture.size().pixels();
        float[] samples = new float[Picture.CHANNELS * count];
        picture.copyTo(samples, 0);
        int[] argb = new int[count];
        for (int i = 0; i < count; i++) {
            argb[i] =
                    0xff000000
                            | bits(samples[i]) << 16
                            | bits(samples[count + i]) << 8
                            | bits(samples[2 * count + i]);
        }
        return new Pixels(picture.size(), argb);
    }

    /** A finished frame from the cache. */
    public static Pixels of(Proxy proxy) {
        ByteBuffer rgb = proxy.rgb();
        int[] argb = new int[proxy.size().pixels()];
        for (int i = 0; i < argb.length; i++) {
            argb[i] =
                    0xff000000
                            | (rgb.get() & 0xff) << 16
                            | (rgb.get() & 0xff) << 8
                            | (rgb.get() & 0xff);
        }
        return new Pixels(proxy.size(), argb);
    }

    /** Frames of a version for which there is always room. */
    private static final int FRAMES = 300;

    /** What the small frames of a version may take. */
    static final long SMALL_BYTES = 250L << 20;

    private static final int SMALL_WIDTH = 640;

    /**
     * The size in which a version is kept for temporal profiles and numbers: at most 640 wide, and
     * 300 frames of it take at most 250 MB.
     */
    public static Size small(Size size) {
        double most = Math.sqrt(SMALL_BYTES / 4.0 / FRAMES * size.width() / size.height());
        int width = Math.min(Math.min(SMALL_WIDTH, size.width()), (int) most);
        return new Size(width, Math.max(1, size.height() * width / size.width()));
    }

    /** The picture at a size no larger, each pixel the mean of what it covers. */
    public Pixels reduced(Size to) {
        if (to.equals(size)) {
            return this;
        }
        int[] result = new int[to.pixels()];
        for (int y = 0; y < to.height(); y++) {
            int top = y * size.height() / to.height();
            int bottom = Math.max(top + 1, (y + 1) * size.height() / to.height());
            for (int x = 0; x < to.width(); x++) {
                int left = x * size.width() / to.width();
                int right = Math.max(left + 1, (x + 1) * size.width() / to.width());
                result[y * to.width() + x] = mean(top, bottom, left, right);
            }
        }
        return new Pixels(to, result);
    }

    private int mean(int top, int bottom, int left, int right) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int rgb = argb[y * size.width() + x];
                red += rgb >> 16 & 0xff;
                green += rgb >> 8 & 0xff;
                blue += rgb & 0xff;
            }
        }
        int count = (bottom - top) * (right - left);
        int half = count / 2;
        return 0xff000000
                | ((red + half) / count) << 16
                | ((green + half) / count) << 8
                | (blue + half) / count;
    }

    private static int bits(float sample) {
        return Math.clamp(Math.round(sample * 255), 0, 255);
    }

    /** The same as floats. */
    public Picture picture() {
        int count = size.pixels();
        float[] samples = new float[Picture.CHANNELS * count];
        for (int i = 0; i < count; i++) {
            samples[i] = (argb[i] >> 16 & 0xff) / 255f;
            samples[count + i] = (argb[i] >> 8 & 0xff) / 255f;
            samples[2 * count + i] = (argb[i] & 0xff) / 255f;
        }
        return Picture.of(size, samples);
    }

    /** How far each sample is from another picture's, times {@code gain}, around black. */
    public Pixels difference(Pixels other, int gain) {
        int[] result = new int[argb.length];
        for (int i = 0; i < result.length; i++) {
            int a = argb[i];
            int b = other.argb[i];
            result[i] =
                    0xff000000
                            | apart(a >> 16, b >> 16, gain) << 16
                            | apart(a >> 8, b >> 8, gain) << 8
                            | apart(a, b, gain);
        }
        return new Pixels(size, result);
    }

    /**
     * This picture with another mixed in.
     *
     * @param other of the same size
     * @param shares of the other, for each pixel, in [0, 1]
     */
    public Pixels mixed(Pixels other, float[] shares) {
        int[] result = new int[argb.length];
        for (int i = 0; i < result.length; i++) {
            int part = Math.round(256 * shares[i]);
            result[i] = between(argb[i], other.argb[i], part);
        }
        return new Pixels(size, result);
    }

    /** A colour between two, {@code part} 256ths from the first to the second. */
    public static int between(int one, int other, int part) {
        int red = (one >> 16 & 0xff) * (256 - part) + (other >> 16 & 0xff) * part;
        int green = (one >> 8 & 0xff) * (256 - part) + (other >> 8 & 0xff) * part;
        int blue = (one & 0xff) * (256 - part) + (other & 0xff) * part;
        return 0xff000000
                | ((red + 128) >> 8) << 16
                | ((green + 128) >> 8) << 8
                | ((blue + 128) >> 8);
    }

    private static int apart(int a, int b, int gain) {
        return Math.min(255, Math.abs((a & 0xff) - (b & 0xff)) * gain);
    }

    @Override
    public int rgb(int y, int x) {
        return rgb(y * size.width() + x);
    }

    @Override
    public int rgb(int at) {
        return argb[at] & 0xffffff;
    }

    /** Bytes that it takes. */
    public long bytes() {
        return bytes(size);
    }

    /** Bytes that a picture of a size takes. */
    static long bytes(Size size) {
        return (long) Integer.BYTES * size.pixels();
    }
}
