package org.interweave.metrics;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.nio.ByteBuffer;

/** A picture of 8-bit samples as the screen shows it. */
public interface Pixels {
    /** Width and height. */
    Size size();

    /** Red, green and blue as {@code 0xRRGGBB}. */
    int rgb(int y, int x);

    /**
     * The same.
     *
     * @param at index of a pixel, row by row
     */
    default int rgb(int at) {
        return rgb(at / size().width(), at % size().width());
    }

    /** A picture, rounded. */
    static Pixels of(Picture picture) {
        return new Pixels() {
            @Override
            public Size size() {
                return picture.size();
            }

            @Override
            public int rgb(int y, int x) {
                return level(0, y, x) << 16 | level(1, y, x) << 8 | level(2, y, x);
            }

            private int level(int c, int y, int x) {
                return Math.round(255 * Math.clamp(picture.at(c, y, x), 0f, 1f));
            }
        };
    }

    /** Bytes of red, green, blue for each pixel, row by row, such as a proxy's; not copied. */
    static Pixels of(Size size, ByteBuffer rgb) {
        return new Pixels() {
            @Override
            public Size size() {
                return size;
            }

            @Override
            public int rgb(int y, int x) {
                int at = rgb.position() + 3 * (y * size.width() + x);
                return (rgb.get(at) & 0xff) << 16
                        | (rgb.get(at + 1) & 0xff) << 8
                        | (rgb.get(at + 2) & 0xff);
            }
        };
    }
}
