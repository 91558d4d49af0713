package org.interweave.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Makes upright pictures of decoded frames. */
final class FrameToPicture implements AutoCloseable {
    /** FFmpeg's planes are green, blue, red; the value is the plane of red, green, blue. */
    private static final int[] PLANES = {2, 0, 1};

    /** White in 16 bits of RGB that was RGB already. */
    private static final float WHITE = 65535;

    /** White in the 16 bits that swscale makes of luma and chroma: 8 bits, shifted. */
    private static final float WHITE_OF_LUMA = 255 << 8;

    private final Turn turn;
    private Optional<PixelConverter> converter = Optional.empty();

    FrameToPicture(Turn turn) {
        this.turn = turn;
    }

    /** The picture at a size; upright. */
    Picture picture(AVFrame frame, Size size) {
        PixelForm from = PixelForm.of(frame);
        Size stored = turn.turned(size);
        PixelForm to = PixelForm.rgb(stored, !from.isShallowRgb());
        AVFrame rgb = converter(from, to).convert(frame);
        float[] samples = new float[Picture.CHANNELS * size.pixels()];
        for (int c = 0; c < Picture.CHANNELS; c++) {
            int stride = rgb.linesize(PLANES[c]);
            ByteBuffer plane =
                    new BytePointer(rgb.data(PLANES[c]))
                            .capacity((long) stride * stored.height())
                            .asByteBuffer()
                            .order(ByteOrder.nativeOrder());
            if (from.isShallowRgb()) {
                copyBytes(plane, stride, stored, samples, c * size.pixels());
            } else {
                float white = from.isRgb() ? WHITE : WHITE_OF_LUMA;
                copyShorts(plane, stride, stored, samples, c * size.pixels(), white);
            }
        }
        return Picture.of(size, samples);
    }

    private void copyBytes(ByteBuffer plane, int stride, Size stored, float[] samples, int base) {
        byte[] row = new byte[stored.width()];
        for (int y = 0; y < stored.height(); y++) {
            plane.get(y * stride, row);
            for (int x = 0; x < row.length; x++) {
                samples[base + turn.place(y, x, stored)] = (row[x] & 0xff) / 255f;
            }
        }
    }

    private void copyShorts(
            ByteBuffer plane, int stride, Size stored, float[] samples, int base, float white) {
        short[] row = new short[stored.width()];
        for (int y = 0; y < stored.height(); y++) {
            plane.asShortBuffer().get(y * stride / Short.BYTES, row);
            for (int x = 0; x < row.length; x++) {
                samples[base + turn.place(y, x, stored)] = (row[x] & 0xffff) / white;
            }
        }
    }

    private PixelConverter converter(PixelForm from, PixelForm to) {
        if (converter.filter(c -> c.from().equals(from) && c.to().equals(to)).isEmpty()) {
            close();
            converter = Optional.of(new PixelConverter(from, to));
        }
        return converter.orElseThrow();
    }

    @Override
    public void close() {
        converter.ifPresent(PixelConverter::close);
        converter = Optional.empty();
    }
}
