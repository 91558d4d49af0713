package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.interweave.frame.Cancel;
import org.interweave.frame.Rational;

import java.util.List;

/**
 * The outline of a clip's sound for a timeline: the lowest and highest sample of each short while,
 * over all channels of the first track.
 */
public final class Waveform {
    private final Peaks peaks;
    private final int perSecond;
    private final long end;
    private long current;
    private float low;
    private float high;

    private Waveform(Peaks peaks, int perSecond, long end) {
        this.peaks = peaks;
        this.perSecond = perSecond;
        this.end = end;
    }

    /** Takes the peaks in order, without a gap, from the clip's first frame to its end. */
    @FunctionalInterface
    public interface Peaks {
        /**
         * The next while.
         *
         * @param low the lowest sample, about [-1, 0]; 0 in silence
         * @param high the highest sample, about [0, 1]
         */
        void accept(float low, float high);
    }

    /**
     * Reads the sound of a clip through; a clip without sound has no peaks.
     *
     * @param perSecond peaks a second, at least 1
     * @param cancel when requested, the rest is left out
     */
    public static void read(VideoInfo clip, int perSecond, Cancel cancel, Peaks peaks)
            throws MediaException {
        if (clip.audio().isEmpty()) {
            return;
        }
        Rational length = clip.video().times().seconds(clip.video().frames());
        long end = (long) Math.ceil(length.toDouble() * perSecond);
        new Waveform(peaks, perSecond, end).read(clip, cancel);
    }

    private void read(VideoInfo clip, Cancel cancel) throws MediaException {
        AVFrame decoded = av_frame_alloc();
        try (Demuxer demuxer = Demuxer.open(clip.soundFile())) {
            int track = demuxer.audio().getFirst();
            demuxer.keepOnly(List.of(track));
            AVStream stream = demuxer.stream(track);
            int rate = stream.codecpar().sample_rate();
            double tick = (double) stream.time_base().num() / stream.time_base().den();
            try (FrameDecoder decoder = FrameDecoder.open(demuxer, track);
                    SampleConverter converter =
                            new SampleConverter(
                                    AV_SAMPLE_FMT_FLTP, stream.codecpar().ch_layout(), rate)) {
                long next = 0;
                while (current < end && !cancel.requested() && decoder.next(decoded)) {
                    AVFrame samples = converter.convert(decoded);
                    long stamp = decoded.best_effort_timestamp();
                    if (stamp != AV_NOPTS_VALUE) {
                        next = Math.round((stamp * tick - clip.start().toDouble()) * rate);
                    }
                    take(samples, next, rate);
                    next += samples.nb_samples();
                }
            }
        } finally {
            av_frame_free(decoded);
        }
        if (!cancel.requested()) {
            passTo(end);
        }
    }

    private void take(AVFrame samples, long first, int rate) {
        int count = samples.nb_samples();
        int channels = samples.ch_layout().nb_channels();
        float[][] planes = new float[channels][count];
        for (int c = 0; c < channels; c++) {
            new FloatPointer(samples.extended_data().get(c)).get(planes[c]);
        }
        for (int i = 0; i < count; i++) {
            long at = Math.floorDiv((first + i) * perSecond, (long) rate);
            if (at > current) {
                passTo(Math.min(at, end));
            }
            for (int c = 0; c < channels && at == current; c++) {
                low = Math.min(low, planes[c][i]);
                high = Math.max(high, planes[c][i]);
            }
        }
    }

    private void passTo(long next) {
        while (current < next) {
            peaks.accept(low, high);
            current++;
            low = 0;
            high = 0;
        }
    }
}
