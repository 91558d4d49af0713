package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRP;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRP16;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.interweave.frame.Size;

/**
 * How the pixels of a frame lie in memory and what they mean.
 *
 * @param format FFmpeg's pixel format
 * @param matrix FFmpeg's code of the matrix between RGB and luma and chroma
 * @param full whether black is 0 and white the largest number
 */
record PixelForm(Size size, int format, int matrix, boolean full) {
    private static final int HD_ROWS = 720;

    /** Full-range RGB in three planes of 8 or 16 bits. */
    static PixelForm rgb(Size size, boolean deep) {
        int format = deep ? AV_PIX_FMT_GBRP16() : AV_PIX_FMT_GBRP;
        return new PixelForm(size, format, AVCOL_SPC_RGB, true);
    }

    /** The form of a decoded frame; what it does not say is assumed as players assume it. */
    static PixelForm of(AVFrame frame) {
        Size size = new Size(frame.width(), frame.height());
        String name = av_get_pix_fmt_name(frame.format()).getString();
        boolean rgb = isRgb(frame.format());
        boolean fullByFormat =
                rgb
                        || name.startsWith("yuvj")
                        || (name.startsWith("gray") && frame.color_range() != AVCOL_RANGE_MPEG)
                        || name.startsWith("mono");
        int matrix = frame.colorspace();
        if (matrix == AVCOL_SPC_UNSPECIFIED || matrix == AVCOL_SPC_RGB) {
            matrix = frame.height() < HD_ROWS ? AVCOL_SPC_SMPTE170M : AVCOL_SPC_BT709;
        }
        boolean full = fullByFormat || frame.color_range() == AVCOL_RANGE_JPEG;
        return new PixelForm(size, frame.format(), rgb ? AVCOL_SPC_RGB : matrix, full);
    }

    private static boolean isRgb(int format) {
        return (av_pix_fmt_desc_get(format).flags() & AV_PIX_FMT_FLAG_RGB) != 0;
    }

    /** Bits a sample of a pixel format. */
    static int bits(int format) {
        AVPixFmtDescriptor description = av_pix_fmt_desc_get(format);
        return description == null ? 8 : description.comp(0).depth();
    }

    /** Whether the pixels are RGB. */
    boolean isRgb() {
        return isRgb(format);
    }

    /** Whether 8-bit RGB holds every picture of this form exactly. */
    boolean isShallowRgb() {
        return isRgb(format) && bits(format) <= 8;
    }
}
