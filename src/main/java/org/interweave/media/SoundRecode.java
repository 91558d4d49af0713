package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_get_bytes_per_sample;
import static org.bytedeco.ffmpeg.global.avutil.av_sample_fmt_is_planar;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Decodes a track and encodes it anew, cut at the sample; gaps become silence, so that every sample
 * keeps its time.
 */
final class SoundRecode implements SoundRoute {
    /** Timestamps are rounded: what is closer than a hundredth of a second is no gap. */
    private static final int GAPS_PER_SECOND = 100;

    private final AVStream source;
    private final SoundCut cut;
    private final PacketDecoder decoder;
    private final SoundEncoder encoder;
    private final AVFrame decoded = av_frame_alloc();
    private final SampleConverter converter;
    private final int rate;

    SoundRecode(AVStream source, SoundCut cut, PacketDecoder decoder, SoundEncoder encoder) {
        this.source = source;
        this.cut = cut;
        this.decoder = decoder;
        this.encoder = encoder;
        this.rate = source.codecpar().sample_rate();
        this.converter = new SampleConverter(encoder.sampleFormat(), encoder.channels(), rate);
    }

    @Override
    public void accept(AVPacket packet) throws MediaException {
        decoder.send(packet);
        take();
    }

    @Override
    public void finish() throws MediaException {
        decoder.end();
        take();
        encoder.finish();
    }

    private void take() throws MediaException {
        while (decoder.receive(decoded) == PacketDecoder.Answer.FRAME) {
            AVFrame converted = converter.convert(decoded);
            long stamp = decoded.best_effort_timestamp();
            long at = stamp == AV_NOPTS_VALUE ? encoder.taken() : samples(stamp - cut.from());
            if (Math.abs(at - encoder.taken()) < rate / GAPS_PER_SECOND && encoder.taken() > 0) {
                at = encoder.taken();
            }
            if (at > encoder.taken() && at < samples(cut.to() - cut.from())) {
                encoder.writeSilence(at - encoder.taken());
            }
            write(converted, at);
        }
    }

    /** Writes the part of the converted frame, whose first sample is number {@code at}. */
    private void write(AVFrame converted, long at) throws MediaException {
        long start = Math.max(0, encoder.taken() - at);
        long end = Math.min(converted.nb_samples(), samples(cut.to() - cut.from()) - at);
        if (end <= start) {
            return;
        }
        int format = encoder.sampleFormat();
        int channels = encoder.channels().nb_channels();
        boolean planar = av_sample_fmt_is_planar(format) != 0;
        long step = (long) av_get_bytes_per_sample(format) * (planar ? 1 : channels);
        int count = planar ? channels : 1;
        try (PointerPointer<Pointer> planes = new PointerPointer<>(count)) {
            for (int i = 0; i < count; i++) {
                Pointer plane = converted.extended_data().get(i);
                planes.put(i, new BytePointer(plane).position(start * step));
            }
            encoder.write(planes, (int) (end - start));
        }
    }

    private long samples(long ticks) {
        return Math.round(
                (double) ticks * source.time_base().num() * rate / source.time_base().den());
    }

    @Override
    public void close() {
        av_frame_free(decoded);
        converter.close();
        decoder.close();
        encoder.close();
    }
}
