package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.interweave.frame.Picture;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Clips for tests: written by JavaCV's recorder, which is no part of the studio, or real ones. */
public final class Clips {
    /** Sound samples a second. */
    public static final int SAMPLES = 48000;

    private Clips() {}

    /**
     * How a clip is written.
     *
     * @param codec name of an encoder
     * @param format FFmpeg's pixel format
     * @param options of the encoder
     * @param sound name of an encoder; empty for silence
     */
    public record Coding(String codec, int format, Map<String, String> options, String sound) {
        /** A codec at a high quality, 8 bits, with an option or two, without sound. */
        public static Coding of(String codec, Map<String, String> options) {
            return new Coding(codec, AV_PIX_FMT_YUV420P, options, "");
        }

        /** The same with sound. */
        public Coding withSound(String encoder) {
            return new Coding(codec, format, options, encoder);
        }
    }

    /** Gives the stored sample of a plane at a place of a frame. */
    @FunctionalInterface
    public interface Pattern {
        int sample(int frame, int plane, int y, int x);
    }

    /** Gives the moment at which a frame is shown, in microseconds. */
    @FunctionalInterface
    public interface Times {
        long micros(int frame);
    }

    /** Writes a clip at a constant rate. */
    public static Path write(
            Path file, Size size, int frames, Rational rate, Coding coding, Pattern pattern)
            throws IOException {
        Times times = i -> Math.round(rate.inverse().times(i).toDouble() * 1e6);
        return write(file, size, frames, rate, coding, pattern, times);
    }

    /** Writes a clip whose frames have their own times. */
    public static Path write(
            Path file,
            Size size,
            int frames,
            Rational rate,
            Coding coding,
            Pattern pattern,
            Times times)
            throws IOException {
        int channels = coding.sound().isEmpty() ? 0 : 1;
        try (FFmpegFrameRecorder recorder =
                new FFmpegFrameRecorder(file.toFile(), size.width(), size.height(), channels)) {
            recorder.setVideoCodecName(coding.codec());
            recorder.setPixelFormat(coding.format());
            recorder.setFrameRate(rate.toDouble());
            recorder.setVideoBitrate(4_000_000);
            coding.options().forEach(recorder::setVideoOption);
            if (coding.options().containsKey("g")) {
                recorder.setGopSize(Integer.parseInt(coding.options().get("g")));
            }
            recorder.setMaxBFrames(Integer.parseInt(coding.options().getOrDefault("bf", "0")));
            if (channels > 0) {
                recorder.setAudioCodecName(coding.sound());
                recorder.setSampleRate(SAMPLES);
            }
            recorder.start();
            long sampled = 0;
            for (int i = 0; i < frames; i++) {
                recorder.setTimestamp(times.micros(i));
                record(recorder, size, coding.format(), i, pattern);
                long until = times.micros(i + 1) * SAMPLES / 1_000_000;
                if (channels > 0) {
                    recorder.recordSamples(SAMPLES, 1, clicks(sampled, until, rate));
                }
                sampled = until;
            }
        }
        return file;
    }

    /** A click of 5 ms at the start of every tenth frame, silence elsewhere. */
    private static ShortBuffer clicks(long from, long until, Rational rate) {
        ShortBuffer samples = ShortBuffer.allocate((int) (until - from));
        double period = 10 * SAMPLES / rate.toDouble();
        for (long i = from; i < until; i++) {
            samples.put((short) (i % period < 240 ? (i % 12 < 6 ? 20000 : -20000) : 0));
        }
        return samples.flip();
    }

    private static void record(
            FFmpegFrameRecorder recorder, Size size, int format, int frame, Pattern pattern)
            throws IOException {
        AVPixFmtDescriptor description = avutil.av_pix_fmt_desc_get(format);
        int planes = avutil.av_pix_fmt_count_planes(format);
        int bytes = description.comp(0).depth() > 8 ? 2 : 1;
        ByteBuffer image =
                ByteBuffer.allocateDirect(size.pixels() * planes * bytes)
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (int plane = 0; plane < planes; plane++) {
            boolean chroma = plane > 0 && (description.flags() & avutil.AV_PIX_FMT_FLAG_RGB) == 0;
            int width = size.width() >> (chroma ? description.log2_chroma_w() : 0);
            int height = size.height() >> (chroma ? description.log2_chroma_h() : 0);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int sample = pattern.sample(frame, plane, y, x);
                    if (bytes == 2) {
                        image.putShort((short) sample);
                    } else {
                        image.put((byte) sample);
                    }
                }
            }
        }
        recorder.recordImage(
                size.width(),
                size.height(),
                Frame.DEPTH_UBYTE,
                1,
                size.width() * bytes,
                format,
                image.flip());
    }

    /** A clip of up to 36 grey frames, of which frame i has luma {@code 16 + 6 i}. */
    public static Path counting(Path file, int frames, Rational rate, Coding coding)
            throws IOException {
        Pattern pattern = (i, plane, _, _) -> plane == 0 ? 16 + 6 * i : 128;
        return write(file, new Size(64, 48), frames, rate, coding, pattern);
    }

    /** The number of a frame of a counting clip, by its brightness. */
    public static int number(Picture picture) {
        double sum = 0;
        for (int y = 0; y < picture.size().height(); y++) {
            for (int x = 0; x < picture.size().width(); x++) {
                sum += picture.at(1, y, x);
            }
        }
        return (int) Math.round(sum / picture.size().pixels() * 219 / 6);
    }

    /** A real clip; the test is skipped where the collection is absent. */
    public static Path real(String name) {
        Path base = Path.of(System.getProperty("project.basedir", "."));
        Path file = base.resolve("../shared/clips").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> "no " + name);
        return file;
    }

    /**
     * How near two pictures of one size are, in decibels over all samples; 120 if they are equal.
     */
    static double psnr(Picture a, Picture b) {
        float[] first = new float[Picture.CHANNELS * a.size().pixels()];
        float[] second = new float[first.length];
        a.copyTo(first, 0);
        b.copyTo(second, 0);
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += Math.pow(first[i] - second[i], 2);
        }
        return -10 * Math.log10(sum / first.length + 1e-12);
    }
}
