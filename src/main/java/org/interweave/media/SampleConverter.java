package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_compare;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert_frame;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;

/** Brings decoded sound into one sample format, rate and set of channels. */
final class SampleConverter implements AutoCloseable {
    private final int format;
    private final AVChannelLayout channels = new AVChannelLayout();
    private final int rate;
    private final AVFrame converted = av_frame_alloc();
    private final SwrContext resampler = new SwrContext(null);
    private final AVChannelLayout fromChannels = new AVChannelLayout();
    private int fromFormat;
    private int fromRate;

    /**
     * @param format FFmpeg's sample format
     * @param channels copied
     * @param rate samples a second of each channel
     */
    SampleConverter(int format, AVChannelLayout channels, int rate) {
        this.format = format;
        this.rate = rate;
        av_channel_layout_copy(this.channels, channels);
    }

    /** The samples; valid until the next call. A damaged frame has none. */
    AVFrame convert(AVFrame decoded) {
        if (decoded.ch_layout().order() == 0) {
            av_channel_layout_default(decoded.ch_layout(), decoded.ch_layout().nb_channels());
        }
        if (resampler.isNull() || changed(decoded)) {
            open(decoded);
        }
        av_frame_unref(converted);
        converted.format(format);
        converted.sample_rate(rate);
        av_channel_layout_copy(converted.ch_layout(), channels);
        if (swr_convert_frame(resampler, converted, decoded) < 0) {
            converted.nb_samples(0);
        }
        return converted;
    }

    /** What the resampler still holds of the frames before; valid until the next call. */
    AVFrame drain() {
        av_frame_unref(converted);
        if (!resampler.isNull()) {
            converted.format(format);
            converted.sample_rate(rate);
            av_channel_layout_copy(converted.ch_layout(), channels);
            if (swr_convert_frame(resampler, converted, null) < 0) {
                converted.nb_samples(0);
            }
        }
        return converted;
    }

    /** Frames that follow have nothing to do with those before. */
    void forget() {
        swr_free(resampler);
    }

    private boolean changed(AVFrame decoded) {
        return decoded.format() != fromFormat
                || decoded.sample_rate() != fromRate
                || av_channel_layout_compare(decoded.ch_layout(), fromChannels) != 0;
    }

    private void open(AVFrame decoded) {
        swr_free(resampler);
        fromFormat = decoded.format();
        fromRate = decoded.sample_rate();
        av_channel_layout_copy(fromChannels, decoded.ch_layout());
        swr_alloc_set_opts2(
                resampler, channels, format, rate, fromChannels, fromFormat, fromRate, 0, null);
        swr_init(resampler);
    }

    @Override
    public void close() {
        av_frame_free(converted);
        swr_free(resampler);
        channels.close();
        fromChannels.close();
    }
}
