package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.util.function.Consumer;

/**
 * Frames through a lossy encoder and back, in memory.
 *
 * <p>One thread, a fixed quantizer, no frame reordered: the same frames give the same bits.
 */
public final class LossyRoundTrip implements FrameStage {
    static {
        Quiet.keep();
    }

    private static final int KEY_FRAME_EVERY = 24;
    private static final int QSCALE = 2;

    private final Size size;
    private final Size even;
    private final AVCodecContext encoder;
    private final AVCodecContext decoder;
    private final AVFrame input = av_frame_alloc();
    private final AVFrame output = av_frame_alloc();
    private final AVPacket packet = av_packet_alloc();
    private long count;

    /**
     * Opens encoder and decoder.
     *
     * @param size of every frame, at least 16 each way
     */
    public LossyRoundTrip(Size size, LossyCodec codec) {
        this.size = size;
        even = new Size(size.width() + (size.width() & 1), size.height() + (size.height() & 1));
        encoder =
                switch (codec) {
                    case LossyCodec.Mpeg4(int quantizer) -> encoder("mpeg4", quantizer);
                    case LossyCodec.H264(int quantizer) -> encoder("libopenh264", quantizer);
                };
        decoder =
                decoder(
                        switch (codec) {
                            case LossyCodec.Mpeg4 _ -> AV_CODEC_ID_MPEG4;
                            case LossyCodec.H264 _ -> AV_CODEC_ID_H264;
                        });
        input.format(AV_PIX_FMT_YUV420P);
        input.width(even.width());
        input.height(even.height());
        check(av_frame_get_buffer(input, 0), "frame");
    }

    private AVCodecContext encoder(String name, int quantizer) {
        AVCodec codec = avcodec_find_encoder_by_name(name);
        if (codec == null) {
            throw new IllegalStateException("this build of FFmpeg has no encoder " + name);
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        context.width(even.width());
        context.height(even.height());
        context.pix_fmt(AV_PIX_FMT_YUV420P);
        context.time_base().num(1).den(25);
        context.framerate().num(25).den(1);
        context.gop_size(KEY_FRAME_EVERY);
        context.max_b_frames(0);
        context.thread_count(1);
        context.flags(context.flags() | QSCALE);
        context.global_quality(quantizer * FF_QP2LAMBDA);
        if (name.equals("libopenh264")) {
            // Its rate control, with nothing to choose from, keeps to one quantizer.
            av_opt_set(context.priv_data(), "rc_mode", "bitrate", 0);
            context.bit_rate(1_000_000);
            context.qmin(quantizer);
            context.qmax(quantizer);
        }
        check(avcodec_open2(context, codec, (AVDictionary) null), name);
        return context;
    }

    private static AVCodecContext decoder(int id) {
        AVCodec codec = avcodec_find_decoder(id);
        AVCodecContext context = avcodec_alloc_context3(codec);
        context.thread_count(1);
        check(avcodec_open2(context, codec, (AVDictionary) null), "decoder");
        return context;
    }

    @Override
    public void push(Picture frame, Consumer<Picture> next) {
        if (!frame.size().equals(size)) {
            throw new IllegalArgumentException(frame.size() + " in a clip of " + size);
        }
        check(av_frame_make_writable(input), "frame");
        byte[][] planes = Yuv.planes(frame, even);
        for (int i = 0; i < 3; i++) {
            int width = i == 0 ? even.width() : even.width() / 2;
            BytePointer target = input.data(i);
            for (int y = 0; y < planes[i].length / width; y++) {
                target.position((long) y * input.linesize(i)).put(planes[i], y * width, width);
            }
            target.position(0);
        }
        input.quality(encoder.global_quality());
        input.pts(count++);
        check(avcodec_send_frame(encoder, input), "encode");
        encoded(next);
    }

    @Override
    public void finish(Consumer<Picture> next) {
        check(avcodec_send_frame(encoder, (AVFrame) null), "encode");
        encoded(next);
        check(avcodec_send_packet(decoder, (AVPacket) null), "decode");
        decoded(next);
    }

    private void encoded(Consumer<Picture> next) {
        while (avcodec_receive_packet(encoder, packet) >= 0) {
            check(avcodec_send_packet(decoder, packet), "decode");
            av_packet_unref(packet);
            decoded(next);
        }
    }

    private void decoded(Consumer<Picture> next) {
        while (avcodec_receive_frame(decoder, output) >= 0) {
            byte[][] planes = new byte[3][];
            for (int i = 0; i < 3; i++) {
                int width = i == 0 ? even.width() : even.width() / 2;
                int height = i == 0 ? even.height() : even.height() / 2;
                planes[i] = new byte[width * height];
                BytePointer source = output.data(i);
                for (int y = 0; y < height; y++) {
                    source.position((long) y * output.linesize(i)).get(planes[i], y * width, width);
                }
                source.position(0);
            }
            av_frame_unref(output);
            next.accept(Yuv.picture(planes, even, size));
        }
    }

    private static void check(int result, String what) {
        if (result < 0) {
            throw new IllegalStateException(what + " failed with " + result);
        }
    }

    @Override
    public void close() {
        avcodec_free_context(encoder);
        avcodec_free_context(decoder);
        av_frame_free(input);
        av_frame_free(output);
        av_packet_free(packet);
    }
}
