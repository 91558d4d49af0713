package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NV12;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import org.interweave.frame.FrameTimes;
import org.interweave.frame.Picture;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An encoder in hardware that takes pictures from the main memory.
 *
 * @param name FFmpeg's
 * @param pixels FFmpeg's format of the pixels that it takes, 8 bits 4:2:0
 * @param options of its own
 */
record HardwareEncoder(String name, int pixels, Map<String, String> options) {
    /**
     * Those of H.265 that FFmpeg may have: NVIDIA's, Intel's, AMD's, Apple's and, of whatever card,
     * Windows'. VA-API's and Vulkan's are none of these: they take pictures from the card's memory
     * only.
     */
    static final List<HardwareEncoder> OF_H265 =
            List.of(
                    new HardwareEncoder("hevc_nvenc", AV_PIX_FMT_YUV420P, Map.of()),
                    new HardwareEncoder("hevc_qsv", AV_PIX_FMT_NV12, Map.of()),
                    new HardwareEncoder("hevc_amf", AV_PIX_FMT_NV12, Map.of()),
                    new HardwareEncoder("hevc_videotoolbox", AV_PIX_FMT_NV12, Map.of()),
                    // Without this, Windows encodes in software where there is no card.
                    new HardwareEncoder("hevc_mf", AV_PIX_FMT_NV12, Map.of("hw_encoding", "1")));

    /** As small as every card takes it. */
    private static final Delivery TRIAL =
            new Delivery(
                    new Size(512, 288),
                    new FrameTimes.Constant(new Rational(24, 1)),
                    Rational.ONE,
                    ColourTags.UNSAID,
                    Delivery.Depth.BITS_8,
                    Optional.empty());

    HardwareEncoder {
        options = Map.copyOf(options);
    }

    /** Whether this build of FFmpeg contains it, whatever the machine. */
    boolean isBuiltIn() {
        return avcodec_find_encoder_by_name(name) != null;
    }

    /** Whether it really encodes a picture on this machine. */
    boolean works() {
        AtomicInteger packets = new AtomicInteger();
        PacketSink count = _ -> packets.incrementAndGet();
        try (VideoEncoder encoder =
                VideoEncoder.open(Path.of("trial"), VideoCoding.h265(this, TRIAL), TRIAL)) {
            encoder.write(
                    Picture.of(TRIAL.size(), new float[Picture.CHANNELS * TRIAL.size().pixels()]),
                    count);
            encoder.finish(count);
            return packets.get() > 0;
        } catch (MediaException _) {
            return false;
        }
    }
}
