package org.interweave.media;

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

/** Turns the packets of one stream into frames, of picture or sound. */
final class PacketDecoder implements AutoCloseable {
    /** What came of asking for a frame. */
    enum Answer {
        FRAME,
        WANTS_PACKET,
        END
    }

    private final AVCodecContext context;
    private boolean ended;

    private PacketDecoder(AVCodecContext context) {
        this.context = context;
    }

    static PacketDecoder open(Demuxer demuxer, int stream) throws MediaException {
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
        int code = avcodec_open2(context, codec, (PointerPointer<?>) null);
        if (code < 0) {
            avcodec_free_context(context);
            throw MediaException.reading(demuxer.path(), code);
        }
        return new PacketDecoder(context);
    }

    /** Hands over the next packet; a damaged one is skipped. */
    void send(AVPacket packet) {
        avcodec_send_packet(context, packet);
    }

    /** Says that no packet follows. */
    void end() {
        ended = true;
        avcodec_send_packet(context, null);
    }

    Answer receive(AVFrame frame) {
        int code = avcodec_receive_frame(context, frame);
        if (code >= 0) {
            return Answer.FRAME;
        }
        boolean over = code == AVERROR_EOF() || (ended && code != AVERROR_EAGAIN());
        return over ? Answer.END : Answer.WANTS_PACKET;
    }

    /** Forgets what it was sent, to go on elsewhere. */
    void flush() {
        avcodec_flush_buffers(context);
        ended = false;
    }

    @Override
    public void close() {
        avcodec_free_context(context);
    }
}
