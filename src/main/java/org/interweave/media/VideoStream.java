package org.interweave.media;

import org.interweave.frame.FrameTimes;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;

/**
 * The moving pictures of a file.
 *
 * @param codec FFmpeg's short name, such as {@code h264}
 * @param pixelFormat FFmpeg's name, such as {@code yuv420p10le}
 * @param bits bits a sample
 * @param size upright, after rotation
 * @param frames the exact number of frames
 * @param times when each frame is shown
 * @param pixelAspect width of a pixel over its height, upright
 * @param colour as the file says
 * @param rotation degrees clockwise by which the stored picture is turned: 0, 90, 180 or 270
 * @param scan progressive or interlaced, as the file says
 */
public record VideoStream(
        String codec,
        String pixelFormat,
        int bits,
        Size size,
        int frames,
        FrameTimes times,
        Rational pixelAspect,
        ColourTags colour,
        int rotation,
        Scan scan) {
    /** The order in which the rows of a frame were taken. */
    public enum Scan {
        PROGRESSIVE,
        TOP_FIELD_FIRST,
        BOTTOM_FIELD_FIRST,
        UNKNOWN;

        /** Whether a frame holds two moments. */
        public boolean interlaced() {
            return this == TOP_FIELD_FIRST || this == BOTTOM_FIELD_FIRST;
        }
    }

    /**
     * The size at which the picture has its true proportions on square pixels and fits into a box,
     * for thumbnails and views; at least one pixel each way, and never larger than the clip.
     */
    public Size within(Size box) {
        double width = size.width() * pixelAspect.toDouble();
        double scale =
                Math.min(1, Math.min(box.width() / width, (double) box.height() / size.height()));
        return new Size(
                Math.max(1, (int) Math.round(width * scale)),
                Math.max(1, (int) Math.round(size.height() * scale)));
    }
}
