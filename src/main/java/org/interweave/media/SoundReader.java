package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

import java.util.List;
import java.util.Optional;

/**
 * The first track of a clip's sound, decoded for listening: 48 kHz, two channels, 16 bits, the
 * lower byte first.
 *
 * <p>For one thread.
 */
public final class SoundReader implements AutoCloseable {
    /** Samples a second of each channel. */
    public static final int RATE = 48_000;

    /** Bytes of one moment: two channels of two bytes. */
    public static final int BYTES = 4;

    private static final double SETTLING = 0.5;
    private static final int LONGEST = RATE / 4;
    private static final int HEARD = RATE / 50;

    private final VideoInfo clip;
    private final Demuxer demuxer;
    private final FrameDecoder decoder;
    private final SampleConverter converter;
    private final AVFrame decoded = av_frame_alloc();
    private final double tick;
    private AVFrame samples = decoded;
    private boolean waiting;
    private long first;
    private long position;

    private SoundReader(VideoInfo clip, Demuxer demuxer, FrameDecoder decoder, AVStream stream) {
        this.clip = clip;
        this.demuxer = demuxer;
        this.decoder = decoder;
        tick = (double) stream.time_base().num() / stream.time_base().den();
        AVChannelLayout stereo = new AVChannelLayout();
        av_channel_layout_default(stereo, 2);
        converter = new SampleConverter(AV_SAMPLE_FMT_S16, stereo, RATE);
    }

    /** Opens the sound of a clip; empty if it has none. */
    public static Optional<SoundReader> open(VideoInfo clip) throws MediaException {
        if (clip.audio().isEmpty()) {
            return Optional.empty();
        }
        Demuxer demuxer = Demuxer.open(clip.soundFile());
        try {
            int track = demuxer.audio().getFirst();
            demuxer.keepOnly(List.of(track));
            FrameDecoder decoder = FrameDecoder.open(demuxer, track);
            return Optional.of(new SoundReader(clip, demuxer, decoder, demuxer.stream(track)));
        } catch (MediaException e) {
            demuxer.close();
            throw e;
        }
    }

    /**
     * Goes on at a moment.
     *
     * @param seconds since the clip's first frame
     */
    public void seek(double seconds) {
        position = Math.round(seconds * RATE);
        waiting = false;
        converter.forget();
        double settled = clip.start().toDouble() + Math.max(0, seconds - SETTLING);
        if (!decoder.seek(Math.round(settled / tick))) {
            decoder.seek(0);
        }
    }

    /**
     * The next sound, in whole moments; silence where the track has none. Never more than a few
     * tenths of a second.
     *
     * @return no bytes at the end
     */
    public byte[] next() throws MediaException {
        while (advance()) {
            int count = samples.nb_samples();
            long gap = first - position;
            if (gap > LONGEST) {
                // The same samples again, when their time has come.
                waiting = true;
                position += LONGEST;
                return new byte[LONGEST * BYTES];
            }
            int early = Math.clamp(-gap, 0, count);
            // A track is rarely in step to the sample; only what can be heard is put right.
            int silence = gap > HEARD ? (int) gap : 0;
            if (count > early) {
                byte[] bytes = new byte[(silence + count - early) * BYTES];
                new BytePointer(samples.data(0))
                        .position((long) early * BYTES)
                        .get(bytes, silence * BYTES, (count - early) * BYTES);
                position += silence + count - early;
                return bytes;
            }
        }
        return new byte[0];
    }

    /**
     * Whether there are samples: those that wait, the next of the track, or the resampler's last.
     */
    private boolean advance() throws MediaException {
        if (waiting) {
            waiting = false;
            return true;
        }
        if (decoder.next(decoded)) {
            samples = converter.convert(decoded);
            long stamp = decoded.best_effort_timestamp();
            first =
                    stamp == AV_NOPTS_VALUE
                            ? position
                            : Math.round((stamp * tick - clip.start().toDouble()) * RATE);
            return true;
        }
        samples = converter.drain();
        first = position;
        return samples.nb_samples() > 0;
    }

    @Override
    public void close() {
        av_frame_free(decoded);
        converter.close();
        decoder.close();
        demuxer.close();
    }
}
