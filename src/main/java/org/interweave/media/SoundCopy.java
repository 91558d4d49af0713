package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_ref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * Copies a track's packets as they are.
 *
 * <p>What sounds before the cut and is needed to decode the rest is kept: the container says that
 * it is not played.
 */
final class SoundCopy implements SoundRoute {
    private final AVStream source;
    private final SoundCut cut;
    private final Muxer muxer;
    private final AVStream target;
    private final AVPacket copy = av_packet_alloc();

    /**
     * @param lead ticks of sound in the first packet kept that come before the cut
     */
    SoundCopy(AVStream source, SoundCut cut, long lead, Muxer muxer) {
        this.source = source;
        this.cut = cut;
        this.muxer = muxer;
        this.target = muxer.addStream();
        avcodec_parameters_copy(target.codecpar(), source.codecpar());
        target.codecpar().codec_tag(0);
        target.time_base(source.time_base());
        int samples =
                (int)
                        Math.round(
                                (double) lead
                                        * source.time_base().num()
                                        * source.codecpar().sample_rate()
                                        / source.time_base().den());
        target.codecpar().initial_padding(samples);
    }

    @Override
    public void accept(AVPacket packet) throws MediaException {
        if (!cut.keeps(packet, SoundPlan.before(source.codecpar()))) {
            return;
        }
        av_packet_ref(copy, packet);
        copy.pts(packet.pts() - cut.from());
        copy.dts(packet.dts() == AV_NOPTS_VALUE ? copy.pts() : packet.dts() - cut.from());
        muxer.write(copy, target, source.time_base());
    }

    @Override
    public void finish() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        av_packet_free(copy);
    }
}
