package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.interweave.frame.Rational;

/**
 * The part of a sound track that is kept, in the track's own ticks.
 *
 * @param from the first tick kept
 * @param to one past the last
 */
record SoundCut(long from, long to) {
    static SoundCut of(Sound sound, AVRational tick) {
        return new SoundCut(ticks(sound.from(), tick), ticks(sound.to(), tick));
    }

    private static long ticks(Rational seconds, AVRational tick) {
        return Math.round(seconds.toDouble() * tick.den() / tick.num());
    }

    /**
     * Whether a packet is needed to hear the part kept.
     *
     * @param before packets before the cut that a decoder must have seen
     */
    boolean keeps(AVPacket packet, int before) {
        long duration = Math.max(1, packet.duration());
        return packet.pts() != AV_NOPTS_VALUE
                && packet.pts() + (before + 1) * duration > from
                && packet.pts() < to;
    }
}
