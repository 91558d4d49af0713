package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avcodec.FF_COMPLIANCE_NORMAL;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_format;
import static org.bytedeco.ffmpeg.global.avformat.avformat_query_codec;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;

import java.util.Set;

/** How a sound track gets into a file of some format: as it is where that is possible. */
sealed interface SoundPlan {
    /** The packets are copied. */
    record Copy() implements SoundPlan {}

    /**
     * The samples are encoded anew.
     *
     * @param encoder FFmpeg's name
     */
    record Recode(String encoder) implements SoundPlan {}

    /** Compressed codecs that players expect in MP4 and QuickTime files. */
    Set<String> OF_MP4 = Set.of("aac", "mp3", "ac3", "eac3", "alac");

    /**
     * The plan for one track.
     *
     * @param cut whether its first packet is cut; lossless sound is then cut at the sample
     */
    static SoundPlan of(AVCodecParameters track, OutputFormat format, boolean cut) {
        String codec = avcodec_get_name(track.codec_id()).getString();
        boolean pcm = codec.startsWith("pcm_");
        boolean fits =
                switch (format) {
                    case MP4 -> OF_MP4.contains(codec);
                    case MOV -> OF_MP4.contains(codec) || (pcm && muxes(track, format));
                    case MKV, FOLDER -> muxes(track, OutputFormat.MKV);
                };
        if (fits && cut && (pcm || codec.equals("flac"))) {
            return new Recode(codec);
        }
        if (fits) {
            return new Copy();
        }
        boolean deep = Math.max(track.bits_per_raw_sample(), track.bits_per_coded_sample()) > 16;
        return new Recode(
                switch (format) {
                    case MP4 -> "aac";
                    case MOV -> deep ? "pcm_s24le" : "pcm_s16le";
                    case MKV, FOLDER -> "flac";
                });
    }

    /** Packets that a decoder must have seen before one to get it right; 0 for lossless codecs. */
    static int before(AVCodecParameters track) {
        String codec = avcodec_get_name(track.codec_id()).getString();
        return codec.startsWith("pcm_") || codec.equals("flac") || codec.equals("alac") ? 0 : 1;
    }

    private static boolean muxes(AVCodecParameters track, OutputFormat format) {
        return avformat_query_codec(
                        av_guess_format(format.muxer(), null, null),
                        track.codec_id(),
                        FF_COMPLIANCE_NORMAL)
                == 1;
    }
}
