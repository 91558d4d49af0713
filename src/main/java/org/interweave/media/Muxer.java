package org.interweave.media;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_flush;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;

import java.nio.file.Path;

/** A container file being written: packets of several streams, interleaved by time. */
final class Muxer implements AutoCloseable {
    private final Path file;
    private final AVFormatContext context;

    private Muxer(Path file, AVFormatContext context) {
        this.file = file;
        this.context = context;
    }

    static Muxer create(Path file, OutputFormat format) throws MediaException {
        AVFormatContext context = new AVFormatContext(null);
        int code = avformat_alloc_output_context2(context, null, format.muxer(), null);
        if (code < 0) {
            throw MediaException.writing(file, code);
        }
        context.flags(context.flags() | AVFMT_FLAG_BITEXACT);
        AVIOContext io = new AVIOContext(null);
        code = avio_open(io, "file:" + file.toAbsolutePath(), AVIO_FLAG_WRITE);
        if (code < 0) {
            avformat_free_context(context);
            throw MediaException.writing(file, code);
        }
        context.pb(io);
        return new Muxer(file, context);
    }

    /** A new stream; its parameters are filled in before {@link #begin}. */
    AVStream addStream() {
        return avformat_new_stream(context, null);
    }

    /** Writes the head of the file; streams may not be added from here on. */
    void begin() throws MediaException {
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "movflags", "write_colr", 0);
        int code = avformat_write_header(context, options);
        av_dict_free(options);
        check(code);
    }

    /** Writes a packet whose times are in {@code tick}; the packet is emptied. */
    void write(AVPacket packet, AVStream stream, AVRational tick) throws MediaException {
        packet.stream_index(stream.index());
        packet.pos(-1);
        av_packet_rescale_ts(packet, tick, stream.time_base());
        check(av_interleaved_write_frame(context, packet));
    }

    /** Writes what is waiting and the end of the file. */
    void end() throws MediaException {
        check(av_write_trailer(context));
        avio_flush(context.pb());
        check(0);
    }

    private void check(int code) throws MediaException {
        int first = code < 0 ? code : context.pb().error();
        if (first < 0) {
            throw MediaException.writing(file, first);
        }
    }

    @Override
    public void close() {
        avio_closep(context.pb());
        avformat_free_context(context);
    }
}
