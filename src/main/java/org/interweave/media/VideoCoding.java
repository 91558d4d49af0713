package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR0;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRP10;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRP16;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB48BE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P10;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV422P10;

import org.interweave.frame.Size;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How the pictures of a format are coded.
 *
 * @param encoder FFmpeg's name
 * @param form of the pixels that the encoder takes
 * @param tags what the file says of its colours
 * @param options of the encoder
 * @param threads of the encoder; part of what decides the bytes
 */
record VideoCoding(
        String encoder, PixelForm form, ColourTags tags, Map<String, String> options, int threads) {
    /**
     * The coding for a format; the 4:2:0 of H.264, H.265 and AV1 needs even sizes, ProRes' 4:2:2 an
     * even width.
     */
    static VideoCoding of(
            OutputFormat format, Path target, Delivery delivery, HardwareEncoders hardware)
            throws MediaException {
        check(format, target, delivery.codec(), hardware);
        return switch (delivery.codec()) {
            case USUAL -> usual(format, target, delivery);
            case H265 -> {
                requireEven(target, delivery.size(), delivery.size().height());
                yield h265(hardware.h265(), delivery);
            }
        };
    }

    private static VideoCoding usual(OutputFormat format, Path target, Delivery delivery)
            throws MediaException {
        return switch (format) {
            case MP4 ->
                    delivery.depth() == Delivery.Depth.BITS_10
                            ? av1(target, delivery)
                            : h264(target, delivery);
            case MOV -> proRes(target, delivery);
            case MKV -> ffv1(delivery);
            case FOLDER -> png(delivery);
        };
    }

    private static VideoCoding h264(Path target, Delivery delivery) throws MediaException {
        requireEven(target, delivery.size(), delivery.size().height());
        // Openh264 holds its quantiser between the two bounds: high quality, and no frame skipped.
        Map<String, String> options =
                Map.of(
                        "rc_mode",
                        "quality",
                        "allow_skip_frames",
                        "0",
                        "qmin",
                        "8",
                        "qmax",
                        "18",
                        "b",
                        String.valueOf(bitRate(delivery)),
                        "profile",
                        "high",
                        "g",
                        "48");
        return lumaChroma("libopenh264", AV_PIX_FMT_YUV420P, delivery, options, 1);
    }

    /** Looks whether a format may be of a codec. */
    static void check(
            OutputFormat format, Path target, Delivery.Codec codec, HardwareEncoders hardware)
            throws MediaException {
        if (codec == Delivery.Codec.USUAL) {
            return;
        }
        if (format != OutputFormat.MP4) {
            throw new MediaException(
                    MediaException.Reason.UNWRITABLE,
                    "H.265 is written to .mp4 only, not to " + target,
                    "end the name in .mp4, or choose the usual codec");
        }
        hardware.h265();
    }

    /** H.265, main profile: what every encoder makes of 8 bits, 4:2:0. */
    static VideoCoding h265(HardwareEncoder encoder, Delivery delivery) {
        // Frames leave the encoder in the order in which they are shown.
        Map<String, String> options =
                new HashMap<>(Map.of("b", String.valueOf(bitRate(delivery)), "g", "48", "bf", "0"));
        options.putAll(encoder.options());
        return lumaChroma(encoder.name(), encoder.pixels(), delivery, options, 1);
    }

    private static VideoCoding av1(Path target, Delivery delivery) throws MediaException {
        requireEven(target, delivery.size(), delivery.size().height());
        // Preset 8 of 13 is the slowest that keeps up with a restoration on two processors.
        Map<String, String> options = Map.of("preset", "8", "crf", "20", "g", "120");
        return lumaChroma("libsvtav1", AV_PIX_FMT_YUV420P10(), delivery, options, 2);
    }

    /** Bits a second: a quarter of a bit for each pixel, which the quantiser's bounds overrule. */
    private static long bitRate(Delivery delivery) {
        double pixels = delivery.size().pixels() * delivery.times().rate().toDouble();
        return Math.clamp(Math.round(pixels / 4), 1_000_000, 400_000_000);
    }

    private static VideoCoding proRes(Path target, Delivery delivery) throws MediaException {
        requireEven(target, delivery.size(), 0);
        Map<String, String> options = Map.of("profile", "hq", "vendor", "apl0");
        return lumaChroma("prores_ks", AV_PIX_FMT_YUV422P10(), delivery, options, 4);
    }

    private static VideoCoding lumaChroma(
            String encoder,
            int format,
            Delivery delivery,
            Map<String, String> options,
            int threads) {
        ColourTags tags = delivery.colour().forLumaChroma(delivery.size());
        boolean full = tags.range().equals("pc");
        PixelForm form = new PixelForm(delivery.size(), format, tags.matrixCode(), full);
        return new VideoCoding(encoder, form, tags, options, threads);
    }

    private static VideoCoding ffv1(Delivery delivery) {
        int format =
                switch (delivery.depth()) {
                    case BITS_8 -> AV_PIX_FMT_BGR0;
                    case BITS_10 -> AV_PIX_FMT_GBRP10();
                    case BITS_16 -> AV_PIX_FMT_GBRP16();
                };
        Map<String, String> options =
                Map.of("level", "3", "g", "1", "slices", "4", "slicecrc", "1");
        return rgb("ffv1", format, delivery, options, 4);
    }

    private static VideoCoding png(Delivery delivery) {
        boolean deep = delivery.depth() != Delivery.Depth.BITS_8;
        int format = deep ? AV_PIX_FMT_RGB48BE : AV_PIX_FMT_RGB24;
        return rgb("png", format, delivery, Map.of("pred", "mixed"), 1);
    }

    private static VideoCoding rgb(
            String encoder,
            int format,
            Delivery delivery,
            Map<String, String> options,
            int threads) {
        ColourTags tags = delivery.colour().forRgb();
        PixelForm form = new PixelForm(delivery.size(), format, tags.matrixCode(), true);
        return new VideoCoding(encoder, form, tags, options, threads);
    }

    private static void requireEven(Path target, Size size, int height) throws MediaException {
        if (size.width() % 2 != 0 || height % 2 != 0) {
            throw new MediaException(
                    MediaException.Reason.UNWRITABLE,
                    "%s cannot have the odd size %s".formatted(target, size),
                    "write .mkv or a folder, or crop the clip to even sides");
        }
    }
}
