package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;

/** Decodes one stream of an open file, picture or sound, in the order in which it is shown. */
final class FrameDecoder implements AutoCloseable {
    private final Demuxer demuxer;
    private final int stream;
    private final AVCodecContext context;
    private final AVPacket packet = av_packet_alloc();
    private boolean draining;

    private FrameDecoder(Demuxer demuxer, int stream, AVCodecContext context) {
        this.demuxer = demuxer;
        this.stream = stream;
        this.context = context;
    }

    static FrameDecoder open(Demuxer demuxer, int stream) throws MediaException {
        AVStream source = demuxer.stream(stream);
        AVCodec codec = avcodec_find_decoder(source.codecpar().codec_id());
        if (codec == null) {
            throw new MediaException(
                    MediaException.Reason.UNREADABLE,
                    demuxer.path()
                            + " is coded as "
                            + avcodec_get_name(source.codecpar().codec_id()).getString()
                            + ", which cannot be decoded",
                    "convert it to another format first");
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        avcodec_parameters_to_context(context, source.codecpar());
        context.pkt_timebase(source.time_base());
        context.thread_count(0);
        FrameDecoder decoder = new FrameDecoder(demuxer, stream, context);
        int code = avcodec_open2(context, codec, (PointerPointer<?>) null);
        if (code < 0) {
            decoder.close();
            throw MediaException.reading(demuxer.path(), code);
        }
        return decoder;
    }

    /** Decodes the next frame into {@code frame}; false at the end. Damaged packets are skipped. */
    boolean next(AVFrame frame) throws MediaException {
        while (true) {
            int code = avcodec_receive_frame(context, frame);
            if (code >= 0) {
                return true;
            }
            if (code == AVERROR_EOF() || (draining && code != AVERROR_EAGAIN())) {
                return false;
            }
            feed();
        }
    }

    private void feed() throws MediaException {
        if (draining) {
            return;
        }
        while (demuxer.read(packet)) {
            boolean ours = packet.stream_index() == stream;
            if (ours) {
                avcodec_send_packet(context, packet);
            }
            av_packet_unref(packet);
            if (ours) {
                return;
            }
        }
        draining = true;
        avcodec_send_packet(context, null);
    }

    /** Goes on at a key frame at or before a timestamp of the stream; false if the file cannot. */
    boolean seek(long timestamp) {
        boolean done = demuxer.seek(stream, timestamp);
        avcodec_flush_buffers(context);
        draining = false;
        return done;
    }

    @Override
    public void close() {
        av_packet_free(packet);
        avcodec_free_context(context);
    }
}
