package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BITEXACT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INP;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;

/**
 * Converts frames from one pixel form and size to another, with the same bits on every processor.
 */
final class PixelConverter implements AutoCloseable {
    private static final int EXACT =
            SWS_ACCURATE_RND | SWS_BITEXACT | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP;
    private static final int ONE = 1 << 16;

    private final PixelForm from;
    private final PixelForm to;
    private final SwsContext context;
    private final AVFrame target = av_frame_alloc();

    PixelConverter(PixelForm from, PixelForm to) {
        this.from = from;
        this.to = to;
        boolean shrinks = to.size().width() < from.size().width();
        context =
                sws_getContext(
                        from.size().width(),
                        from.size().height(),
                        from.format(),
                        to.size().width(),
                        to.size().height(),
                        to.format(),
                        EXACT | (shrinks ? SWS_AREA : SWS_BICUBIC),
                        null,
                        null,
                        (double[]) null);
        if (context == null) {
            throw new IllegalStateException("no conversion from " + from + " to " + to);
        }
        sws_setColorspaceDetails(
                context,
                sws_getCoefficients(from.matrix()),
                from.full() ? 1 : 0,
                sws_getCoefficients(to.matrix()),
                to.full() ? 1 : 0,
                0,
                ONE,
                ONE);
        target.width(to.size().width());
        target.height(to.size().height());
        target.format(to.format());
        av_frame_get_buffer(target, 0);
    }

    PixelForm from() {
        return from;
    }

    PixelForm to() {
        return to;
    }

    /** The frame in the other form; valid until the next call. */
    AVFrame convert(AVFrame source) {
        av_frame_make_writable(target);
        int code = sws_scale_frame(context, target, source);
        if (code < 0) {
            throw new IllegalStateException(MediaException.words(code) + ": " + from + " " + to);
        }
        return target;
    }

    @Override
    public void close() {
        av_frame_free(target);
        sws_freeContext(context);
    }
}
