package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Picture;
import org.interweave.frame.Rational;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** Encodes pictures into a stream of a file. */
final class VideoEncoder implements AutoCloseable {
    /** Four letters, the first in the lowest byte. */
    private static final int HVC1 = 'h' | 'v' << 8 | 'c' << 16 | '1' << 24;

    static {
        Quiet.keep();
    }

    private final Path target;
    private final Delivery delivery;
    private final Rational tick;
    private final AVCodecContext context;
    private final PictureToFrame frames;
    private final AVPacket packet = av_packet_alloc();
    private int written;

    private VideoEncoder(
            Path target, Delivery delivery, Rational tick, AVCodecContext context, PixelForm form) {
        this.target = target;
        this.delivery = delivery;
        this.tick = tick;
        this.context = context;
        this.frames = new PictureToFrame(form);
    }

    static VideoEncoder open(Path target, VideoCoding coding, Delivery delivery)
            throws MediaException {
        AVCodec codec = avcodec_find_encoder_by_name(coding.encoder());
        if (codec == null) {
            throw new MediaException(
                    MediaException.Reason.UNWRITABLE,
                    "this build of FFmpeg has no encoder " + coding.encoder(),
                    "choose another format");
        }
        Rational tick =
                switch (delivery.times()) {
                    case FrameTimes.Constant(Rational rate) -> rate.inverse();
                    case FrameTimes.Variable times -> times.tick();
                };
        AVCodecContext context = avcodec_alloc_context3(codec);
        describe(context, coding, delivery, tick);
        AVDictionary options = new AVDictionary(null);
        coding.options().forEach((name, value) -> av_dict_set(options, name, value, 0));
        int code = avcodec_open2(context, codec, options);
        av_dict_free(options);
        if (code < 0) {
            avcodec_free_context(context);
            throw new MediaException(
                    MediaException.Reason.UNWRITABLE,
                    "the encoder %s does not take pictures of %s: %s"
                            .formatted(
                                    coding.encoder(), delivery.size(), MediaException.words(code)),
                    "choose another format");
        }
        return new VideoEncoder(target, delivery, tick, context, coding.form());
    }

    private static void describe(
            AVCodecContext context, VideoCoding coding, Delivery delivery, Rational tick) {
        context.width(delivery.size().width());
        context.height(delivery.size().height());
        context.pix_fmt(coding.form().format());
        context.time_base(rational(tick));
        context.framerate(rational(delivery.times().rate()));
        context.sample_aspect_ratio(rational(delivery.pixelAspect()));
        context.color_range(coding.tags().rangeCode());
        context.colorspace(coding.tags().matrixCode());
        context.color_primaries(coding.tags().primariesCode());
        context.color_trc(coding.tags().transferCode());
        context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT);
        // A fixed number: the same frames give the same bytes on every machine.
        context.thread_count(coding.threads());
    }

    /** Tells a stream of a container what comes. */
    void describe(AVStream stream) {
        avcodec_parameters_from_context(stream.codecpar(), context);
        tag(stream.codecpar());
        stream.time_base(rational(tick));
        stream.avg_frame_rate(rational(delivery.times().rate()));
        stream.r_frame_rate(rational(delivery.times().rate()));
        stream.sample_aspect_ratio(rational(delivery.pixelAspect()));
    }

    /** H.265 goes by the tag that Apple's players want; FFmpeg's own choice is hev1. */
    static void tag(AVCodecParameters parameters) {
        if (parameters.codec_id() == AV_CODEC_ID_HEVC) {
            parameters.codec_tag(HVC1);
        }
    }

    /** Encodes the next picture and writes what comes out. */
    void write(Picture picture, PacketSink sink) throws MediaException {
        AVFrame frame = frames.frame(picture);
        frame.pts(ticks(written));
        frame.duration(ticks(written + 1) - ticks(written));
        frame.pict_type(AV_PICTURE_TYPE_NONE);
        frame.color_range(context.color_range());
        frame.colorspace(context.colorspace());
        frame.color_primaries(context.color_primaries());
        frame.color_trc(context.color_trc());
        frame.sample_aspect_ratio(context.sample_aspect_ratio());
        written++;
        send(frame, sink);
    }

    /** Writes what the encoder held back. */
    void finish(PacketSink sink) throws MediaException {
        send(null, sink);
    }

    private void send(@Nullable AVFrame frame, PacketSink sink) throws MediaException {
        int code = avcodec_send_frame(context, frame);
        if (code < 0) {
            throw MediaException.writing(target, code);
        }
        while (avcodec_receive_packet(context, packet) >= 0) {
            if (packet.duration() == 0) {
                int index = Math.min(written, Math.max(1, frameAt(packet.pts()) + 1));
                packet.duration(ticks(index) - ticks(index - 1));
            }
            sink.accept(packet);
            av_packet_unref(packet);
        }
    }

    private int frameAt(long ticks) {
        int frame = written - 1;
        while (frame > 0 && ticks(frame) > ticks) {
            frame--;
        }
        return frame;
    }

    /** The time base of the packets it gives. */
    AVRational timeBase() {
        return context.time_base();
    }

    /** The seconds of the frame that is written next. */
    Rational next() {
        return delivery.times().seconds(written);
    }

    private long ticks(int frame) {
        Rational seconds = delivery.times().seconds(frame);
        return Math.multiplyExact(seconds.numerator(), tick.denominator())
                / Math.multiplyExact(seconds.denominator(), tick.numerator());
    }

    static AVRational rational(Rational value) {
        return new AVRational()
                .num(Math.toIntExact(value.numerator()))
                .den(Math.toIntExact(value.denominator()));
    }

    @Override
    public void close() {
        frames.close();
        av_packet_free(packet);
        avcodec_free_context(context);
    }
}
