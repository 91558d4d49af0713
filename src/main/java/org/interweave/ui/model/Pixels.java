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

    private static int apart(int a, int b, int gain) {
        return Math.min(255, Math.abs((a & 0xff) - (b & 0xff)) * gain);
    }

    @Override
    public int rgb(int y, int x) {
        return argb[y * size.width() + x] & 0xffffff;
    }

    /** Bytes that it takes. */
    public long bytes() {
        return 4L * argb.length;
    }
}
