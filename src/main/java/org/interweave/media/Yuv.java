package org.interweave.media;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

/**
 * Conversion between pictures and 8-bit planar Y'CbCr with colour at half size (ITU-R BT.601, video
 * range), for what is encoded only to be decoded again.
 */
final class Yuv {
    private Yuv() {}

    /** Planes of an even size; odd pictures are continued by their last row and column. */
    static byte[][] planes(Picture picture, Size even) {
        int w = even.width();
        int h = even.height();
        byte[][] planes = {new byte[w * h], new byte[w * h / 4], new byte[w * h / 4]};
        for (int y = 0; y < h; y += 2) {
            for (int x = 0; x < w; x += 2) {
                float red = 0;
                float green = 0;
                float blue = 0;
                for (int k = 0; k < 4; k++) {
                    int px = Math.min(x + (k & 1), picture.size().width() - 1);
                    int py = Math.min(y + (k >> 1), picture.size().height() - 1);
                    float r = clamp(picture.at(0, py, px));
                    float g = clamp(picture.at(1, py, px));
                    float b = clamp(picture.at(2, py, px));
                    planes[0][(y + (k >> 1)) * w + x + (k & 1)] =
                            (byte) Math.round(16 + 65.481f * r + 128.553f * g + 24.966f * b);
                    red += r / 4;
                    green += g / 4;
                    blue += b / 4;
                }
                int at = y / 2 * (w / 2) + x / 2;
                planes[1][at] =
                        (byte) Math.round(128 - 37.797f * red - 74.203f * green + 112 * blue);
                planes[2][at] =
                        (byte) Math.round(128 + 112 * red - 93.786f * green - 18.214f * blue);
            }
        }
        return planes;
    }

    /** The picture of planes of an even size, cut to {@code size}. */
    static Picture picture(byte[][] planes, Size even, Size size) {
        float[] samples = new float[3 * size.pixels()];
        int n = size.pixels();
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                float l = 1.164384f * ((planes[0][y * even.width() + x] & 0xff) - 16);
                float cb = colour(planes[1], even, x, y) - 128;
                float cr = colour(planes[2], even, x, y) - 128;
                int at = y * size.width() + x;
                samples[at] = clamp((l + 1.596027f * cr) / 255);
                samples[n + at] = clamp((l - 0.391762f * cb - 0.812968f * cr) / 255);
                samples[2 * n + at] = clamp((l + 2.017232f * cb) / 255);
            }
        }
        return Picture.of(size, samples);
    }

    /** Colour between its samples, which lie in the middle of four pixels. */
    private static float colour(byte[] plane, Size even, int x, int y) {
        int w = even.width() / 2;
        int h = even.height() / 2;
        int x0 = Math.clamp((x - 1) >> 1, 0, w - 1);
        int y0 = Math.clamp((y - 1) >> 1, 0, h - 1);
        int x1 = Math.min(((x - 1) >> 1) + 1, w - 1);
        int y1 = Math.min(((y - 1) >> 1) + 1, h - 1);
        float fx = (x & 1) == 0 ? 0.75f : 0.25f;
        float fy = (y & 1) == 0 ? 0.75f : 0.25f;
        float top = mix(plane[y0 * w + x0] & 0xff, plane[y0 * w + x1] & 0xff, fx);
        float bottom = mix(plane[y1 * w + x0] & 0xff, plane[y1 * w + x1] & 0xff, fx);
        return mix(top, bottom, fy);
    }

    private static float mix(float a, float b, float share) {
        return a + (b - a) * share;
    }

    private static float clamp(float x) {
        return Math.clamp(x, 0f, 1f);
    }
}
