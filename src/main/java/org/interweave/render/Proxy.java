package org.interweave.render;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.nio.ByteBuffer;

/**
 * A finished frame in 8 bits, for the viewer.
 *
 * @param size in pixels
 * @param rgb red, green, blue of each pixel, row by row; read-only
 */
public record Proxy(Size size, ByteBuffer rgb) {
    public Proxy {
        rgb = rgb.asReadOnlyBuffer();
        if (rgb.remaining() != Picture.CHANNELS * size.pixels()) {
            throw new IllegalArgumentException(rgb.remaining() + " bytes for " + size);
        }
    }

    /** A picture, rounded to 8 bits. */
    static Proxy of(Picture picture) {
        Size size = picture.size();
        float[] planes = new float[Picture.CHANNELS * size.pixels()];
        picture.copyTo(planes, 0);
        byte[] rgb = new byte[planes.length];
        for (int i = 0; i < size.pixels(); i++) {
            for (int c = 0; c < Picture.CHANNELS; c++) {
                float sample = Math.clamp(planes[c * size.pixels() + i], 0f, 1f);
                rgb[i * Picture.CHANNELS + c] = (byte) Math.round(sample * 255);
            }
        }
        return new Proxy(size, ByteBuffer.wrap(rgb));
    }

    /** The bytes, from the first; each call gives a view of its own. */
    @Override
    public ByteBuffer rgb() {
        return rgb.duplicate();
    }
}
