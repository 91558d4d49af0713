package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_BB;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_BT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_PROGRESSIVE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_TB;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_TT;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Onlooker;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;

import java.util.List;
import java.util.OptionalInt;

/**
 * What was found out about a file.
 *
 * @param index where its frames are
 */
record Probe(VideoInfo info, FrameIndex index) {
    /**
     * @param onlooker hears of the bytes read
     * @throws MediaException if it is no video, cannot be read, or it was stopped
     */
    static Probe of(Demuxer demuxer, Onlooker onlooker) throws MediaException {
        OptionalInt video = demuxer.video();
        if (video.isEmpty()) {
            throw new MediaException(
                    MediaException.Reason.NOT_A_VIDEO,
                    demuxer.path() + " holds no moving pictures",
                    "choose a video file or a folder of pictures");
        }
        AVStream stream = demuxer.stream(video.getAsInt());
        AVCodecParameters parameters = stream.codecpar();
        Turn turn = Turn.of(parameters);
        Size size = size(demuxer, turn);
        FrameIndex index = index(demuxer, parameters, onlooker);
        Rational tick = rational(stream.time_base(), Rational.ONE);
        FrameTimes times =
                FrameRates.times(
                        index,
                        tick,
                        List.of(
                                rational(stream.r_frame_rate(), new Rational(0, 1)),
                                rational(stream.avg_frame_rate(), new Rational(0, 1))));
        VideoStream pictures =
                new VideoStream(
                        avcodec_get_name(parameters.codec_id()).getString(),
                        pixelFormat(parameters),
                        PixelForm.bits(parameters.format()),
                        size,
                        index.frames(),
                        times,
                        turn.turned(pixelAspect(stream)),
                        ColourTags.of(
                                parameters.color_range(),
                                parameters.color_space(),
                                parameters.color_primaries(),
                                parameters.color_trc()),
                        turn.degrees(),
                        scan(parameters));
        Rational start = index.timed() ? tick.times(index.stamp(0)) : new Rational(0, 1);
        VideoInfo info =
                new VideoInfo(demuxer.path(), demuxer.container(), pictures, audio(demuxer), start);
        return new Probe(info, index);
    }

    private static FrameIndex index(
            Demuxer demuxer, AVCodecParameters parameters, Onlooker onlooker)
            throws MediaException {
        FrameIndex index = FrameIndex.scan(demuxer.path(), scan(parameters).interlaced(), onlooker);
        if (index.frames() == 0) {
            throw new MediaException(
                    MediaException.Reason.NOT_A_VIDEO,
                    demuxer.path() + " has no frames",
                    "check that it plays elsewhere");
        }
        return index;
    }

    private static Size size(Demuxer demuxer, Turn turn) throws MediaException {
        AVCodecParameters parameters = demuxer.stream(demuxer.video().orElseThrow()).codecpar();
        int width = parameters.width();
        int height = parameters.height();
        if (width < 1 || height < 1) {
            throw new MediaException(
                    MediaException.Reason.NOT_A_VIDEO,
                    demuxer.path() + " does not say how large its pictures are",
                    "check that it plays elsewhere");
        }
        if (Math.min(width, height) < VideoReader.SMALLEST_SIDE) {
            throw new MediaException(
                    MediaException.Reason.TOO_SMALL,
                    "%s is only %dx%d".formatted(demuxer.path(), width, height),
                    "choose a clip of at least %1$dx%1$d pixels"
                            .formatted(VideoReader.SMALLEST_SIDE));
        }
        return turn.turned(new Size(width, height));
    }

    private static String pixelFormat(AVCodecParameters parameters) {
        BytePointer name = av_get_pix_fmt_name(parameters.format());
        return name == null ? ColourTags.UNKNOWN : name.getString();
    }

    private static Rational pixelAspect(AVStream stream) {
        Rational ofFile = rational(stream.sample_aspect_ratio(), Rational.ONE);
        return ofFile.equals(Rational.ONE)
                ? rational(stream.codecpar().sample_aspect_ratio(), Rational.ONE)
                : ofFile;
    }

    private static VideoStream.Scan scan(AVCodecParameters parameters) {
        int order = parameters.field_order();
        if (order == AV_FIELD_TT || order == AV_FIELD_TB) {
            return VideoStream.Scan.TOP_FIELD_FIRST;
        }
        if (order == AV_FIELD_BB || order == AV_FIELD_BT) {
            return VideoStream.Scan.BOTTOM_FIELD_FIRST;
        }
        return order == AV_FIELD_PROGRESSIVE
                ? VideoStream.Scan.PROGRESSIVE
                : VideoStream.Scan.UNKNOWN;
    }

    /** The sound tracks of a file. */
    static List<AudioStream> audio(Demuxer demuxer) {
        return demuxer.audio().stream().map(i -> audio(demuxer.stream(i).codecpar())).toList();
    }

    private static AudioStream audio(AVCodecParameters parameters) {
        return new AudioStream(
                avcodec_get_name(parameters.codec_id()).getString(),
                parameters.sample_rate(),
                parameters.ch_layout().nb_channels());
    }

    private static Rational rational(AVRational value, Rational otherwise) {
        return value.num() <= 0 || value.den() <= 0
                ? otherwise
                : new Rational(value.num(), value.den());
    }
}
