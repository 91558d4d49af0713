package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_DBL;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S32;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_U8;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_free;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_read;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_size;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_write;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_samples_set_silence;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVAudioFifo;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** Encodes samples, gapless from the first on, into a stream of a file. */
final class SoundEncoder implements AutoCloseable {
    private static final int ANY_SIZE = 4096;

    private final AVCodecContext context;
    private final Muxer muxer;
    private final AVStream target;
    private final AVAudioFifo waiting;
    private final AVPacket packet = av_packet_alloc();
    private long taken;
    private long encoded;

    private SoundEncoder(AVCodecContext context, Muxer muxer) {
        this.context = context;
        this.muxer = muxer;
        this.target = muxer.addStream();
        avcodec_parameters_from_context(target.codecpar(), context);
        target.time_base(context.time_base());
        this.waiting =
                av_audio_fifo_alloc(
                        context.sample_fmt(), context.ch_layout().nb_channels(), ANY_SIZE);
    }

    static SoundEncoder open(String name, AVCodecParameters source, Muxer muxer, Path file)
            throws MediaException {
        AVCodec codec = avcodec_find_encoder_by_name(name);
        if (codec == null) {
            throw new MediaException(
                    MediaException.Reason.UNWRITABLE,
                    "this build of FFmpeg has no encoder " + name,
                    "choose another format");
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        context.sample_rate(source.sample_rate());
        if (source.ch_layout().order() == 0) {
            av_channel_layout_default(context.ch_layout(), source.ch_layout().nb_channels());
        } else {
            av_channel_layout_copy(context.ch_layout(), source.ch_layout());
        }
        boolean deep = source.bits_per_raw_sample() > 16;
        context.sample_fmt(sampleFormat(name, deep));
        if (name.equals("flac") && deep) {
            context.bits_per_raw_sample(24);
        }
        context.bit_rate(name.equals("aac") ? 160_000L * source.ch_layout().nb_channels() : 0);
        context.time_base(new AVRational().num(1).den(source.sample_rate()));
        context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT);
        context.thread_count(1);
        int code = avcodec_open2(context, codec, (PointerPointer<?>) null);
        if (code < 0) {
            avcodec_free_context(context);
            throw MediaException.writing(file, code);
        }
        return new SoundEncoder(context, muxer);
    }

    private static int sampleFormat(String encoder, boolean deep) {
        return switch (encoder) {
            case "aac" -> AV_SAMPLE_FMT_FLTP;
            case "flac" -> deep ? AV_SAMPLE_FMT_S32 : AV_SAMPLE_FMT_S16;
            case "pcm_u8" -> AV_SAMPLE_FMT_U8;
            case "pcm_f32le", "pcm_f32be" -> AV_SAMPLE_FMT_FLT;
            case "pcm_f64le", "pcm_f64be" -> AV_SAMPLE_FMT_DBL;
            case "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_s32be" -> AV_SAMPLE_FMT_S32;
            default -> AV_SAMPLE_FMT_S16;
        };
    }

    int sampleFormat() {
        return context.sample_fmt();
    }

    AVChannelLayout channels() {
        return context.ch_layout();
    }

    /** Samples taken so far. */
    long taken() {
        return taken;
    }

    /** Takes samples in its own format, one pointer a plane. */
    void write(PointerPointer<?> planes, int samples) throws MediaException {
        av_audio_fifo_write(waiting, planes, samples);
        taken += samples;
        encodeWhole(false);
    }

    /** Takes silence. */
    void writeSilence(long samples) throws MediaException {
        AVFrame silence = frame(ANY_SIZE);
        try {
            long left = samples;
            while (left > 0) {
                int count = (int) Math.min(left, ANY_SIZE);
                int channels = context.ch_layout().nb_channels();
                av_samples_set_silence(
                        silence.extended_data(), 0, count, channels, context.sample_fmt());
                write(silence.extended_data(), count);
                left -= count;
            }
        } finally {
            av_frame_free(silence);
        }
    }

    /** Encodes what is left. */
    void finish() throws MediaException {
        encodeWhole(true);
        send(null);
    }

    private void encodeWhole(boolean rest) throws MediaException {
        int size = context.frame_size() > 0 ? context.frame_size() : ANY_SIZE;
        int available = av_audio_fifo_size(waiting);
        while (available >= size || (rest && available > 0)) {
            int count = Math.min(size, available);
            AVFrame frame = frame(count);
            av_audio_fifo_read(waiting, frame.extended_data(), count);
            frame.pts(encoded);
            encoded += count;
            available -= count;
            try {
                send(frame);
            } finally {
                av_frame_free(frame);
            }
        }
    }

    private AVFrame frame(int samples) {
        AVFrame frame = av_frame_alloc();
        frame.nb_samples(samples);
        frame.format(context.sample_fmt());
        frame.sample_rate(context.sample_rate());
        av_channel_layout_copy(frame.ch_layout(), context.ch_layout());
        av_frame_get_buffer(frame, 0);
        return frame;
    }

    private void send(@Nullable AVFrame frame) throws MediaException {
        avcodec_send_frame(context, frame);
        while (avcodec_receive_packet(context, packet) >= 0) {
            muxer.write(packet, target, context.time_base());
        }
    }

    @Override
    public void close() {
        av_packet_free(packet);
        av_audio_fifo_free(waiting);
        avcodec_free_context(context);
    }
}
