package org.interweave.media;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_GENPTS;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerPointer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** An open file whose compressed packets are read one after another. */
final class Demuxer implements AutoCloseable {
    static {
        Quiet.keep();
    }

    private final Path path;
    private final long length;
    private final AVFormatContext context;

    private Demuxer(Path path, AVFormatContext context) {
        this.path = path;
        this.length = path.toFile().length();
        this.context = context;
    }

    static Demuxer open(Path path) throws MediaException {
        if (!Files.exists(path)) {
            throw new MediaException(
                    MediaException.Reason.MISSING, "there is no " + path, "check the name");
        }
        if (!Files.isReadable(path)) {
            throw new MediaException(
                    MediaException.Reason.UNREADABLE,
                    path + " may not be read",
                    "check its permissions");
        }
        AVFormatContext context = avformat_alloc_context();
        context.flags(context.flags() | AVFMT_FLAG_GENPTS);
        AVDictionary options = new AVDictionary(null);
        try {
            // A play list must not make the studio open network connections.
            av_dict_set(options, "protocol_whitelist", "file", 0);
            int code = avformat_open_input(context, "file:" + path.toAbsolutePath(), null, options);
            if (code < 0) {
                throw MediaException.reading(path, code);
            }
        } finally {
            av_dict_free(options);
        }
        Demuxer demuxer = new Demuxer(path, context);
        int code = avformat_find_stream_info(context, (PointerPointer<?>) null);
        if (code < 0) {
            demuxer.close();
            throw MediaException.reading(path, code);
        }
        return demuxer;
    }

    Path path() {
        return path;
    }

    String container() {
        return context.iformat().name().getString();
    }

    AVStream stream(int index) {
        return context.streams(index);
    }

    /** The stream of moving pictures; a cover picture of a song and text drawn as art are none. */
    OptionalInt video() {
        int index = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        boolean found =
                index >= 0
                        && (stream(index).disposition() & AV_DISPOSITION_ATTACHED_PIC) == 0
                        && !container().equals("tty");
        return found ? OptionalInt.of(index) : OptionalInt.empty();
    }

    List<Integer> audio() {
        return IntStream.range(0, context.nb_streams())
                .filter(i -> stream(i).codecpar().codec_type() == AVMEDIA_TYPE_AUDIO)
                .boxed()
                .toList();
    }

    /** Lets only packets of the wanted streams through. */
    void keepOnly(List<Integer> wanted) {
        for (int i = 0; i < context.nb_streams(); i++) {
            stream(i).discard(wanted.contains(i) ? AVDISCARD_DEFAULT : AVDISCARD_ALL);
        }
    }

    /** The bytes of the file. */
    long length() {
        return length;
    }

    /** Bytes from the file's start to where it is read. */
    long position() {
        return context.pb() == null ? 0 : Math.max(0, context.pb().pos());
    }

    /** Reads the next packet; false at the end. A damaged end counts as the end. */
    boolean read(AVPacket packet) throws MediaException {
        int code = av_read_frame(context, packet);
        if (code == AVERROR_EOF() || code == AVERROR_INVALIDDATA()) {
            return false;
        }
        if (code < 0) {
            throw MediaException.reading(path, code);
        }
        return true;
    }

    /** Goes to a key frame at or before a timestamp of a stream; false if the file cannot. */
    boolean seek(int stream, long timestamp) {
        return av_seek_frame(context, stream, timestamp, AVSEEK_FLAG_BACKWARD) >= 0;
    }

    @Override
    public void close() {
        avformat_close_input(context);
    }
}
