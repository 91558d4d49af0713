package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Makes frames for an encoder of pictures: clamped and rounded to the nearest number. */
final class PictureToFrame implements AutoCloseable {
    /** The plane of red, green, blue in FFmpeg's planar RGB. */
    private static final int[] PLANES = {2, 0, 1};

    private final Size size;
    private final int bits;
    private final AVFrame rgb = av_frame_alloc();
    private final PixelConverter converter;

    PictureToFrame(PixelForm form) {
        this.size = form.size();
        this.bits = form.isRgb() && PixelForm.bits(form.format()) <= 8 ? 8 : 16;
        PixelForm planes = PixelForm.rgb(size, bits > 8);
        rgb.width(size.width());
        rgb.height(size.height());
        rgb.format(planes.format());
        av_frame_get_buffer(rgb, 0);
        this.converter = new PixelConverter(planes, form);
    }

    /** The frame; valid until the next call. */
    AVFrame frame(Picture picture) {
        if (!picture.size().equals(size)) {
            throw new IllegalArgumentException(picture.size() + " into " + size);
        }
        av_frame_make_writable(rgb);
        float[] samples = new float[Picture.CHANNELS * size.pixels()];
        picture.copyTo(samples, 0);
        for (int c = 0; c < Picture.CHANNELS; c++) {
            int stride = rgb.linesize(PLANES[c]);
            ByteBuffer plane =
                    new BytePointer(rgb.data(PLANES[c]))
                            .capacity((long) stride * size.height())
                            .asByteBuffer()
                            .order(ByteOrder.nativeOrder());
            fill(plane, stride, samples, c * size.pixels());
        }
        return converter.convert(rgb);
    }

    private void fill(ByteBuffer plane, int stride, float[] samples, int base) {
        int width = size.width();
        byte[] bytes = new byte[width];
        short[] shorts = new short[width];
        float white = (1 << bits) - 1;
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < width; x++) {
                float sample = Math.clamp(samples[base + y * width + x], 0f, 1f);
                int number = Math.round(sample * white);
                bytes[x] = (byte) number;
                shorts[x] = (short) number;
            }
            if (bits == 8) {
                plane.put(y * stride, bytes);
            } else {
                plane.asShortBuffer().put(y * stride / Short.BYTES, shorts);
            }
        }
    }

    @Override
    public void close() {
        converter.close();
        av_frame_free(rgb);
    }
}
