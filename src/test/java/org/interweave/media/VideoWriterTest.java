package org.interweave.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.interweave.frame.FrameRange;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Picture;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips.Coding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

class VideoWriterTest {
    private static final Size SIZE = new Size(96, 64);
    private static final Rational NTSC = new Rational(30000, 1001);
    private static final ColourTags TAGS = new ColourTags("tv", "bt709", "bt709", "bt709");
    private static final int FRAMES = 12;

    @TempDir Path folder;

    private static Delivery delivery(FrameTimes times, String name) {
        Delivery.Depth depth =
                name.equals("ten.mp4") ? Delivery.Depth.BITS_10 : Delivery.Depth.BITS_8;
        return new Delivery(SIZE, times, new Rational(16, 15), TAGS, depth, Optional.empty());
    }

    private static Delivery plain(String name) {
        return delivery(new FrameTimes.Constant(NTSC), name);
    }

    private static final Delivery PLAIN = plain("a.mkv");

    /** Smooth colours that move, every value a whole number of 8 bits. */
    private static Picture picture(int frame) {
        float[] samples = new float[3 * SIZE.pixels()];
        for (int i = 0; i < samples.length; i++) {
            int c = i / SIZE.pixels();
            int y = i / SIZE.width() % SIZE.height();
            int x = i % SIZE.width();
            double wave = Math.sin((x + 2 * frame) / 9.0 + c) * Math.cos(y / 11.0);
            samples[i] = Math.round(127.5 + 100 * wave) / 255f;
        }
        return Picture.of(SIZE, samples);
    }

    private Path write(String name, Delivery delivery) throws MediaException {
        Path target = folder.resolve(name);
        try (VideoWriter writer = VideoWriter.create(target, delivery)) {
            for (int i = 0; i < FRAMES; i++) {
                writer.write(picture(i));
            }
            writer.finish();
        }
        return target;
    }

    @ParameterizedTest
    @CsvSource({
        "a.mp4, h264, 34",
        "ten.mp4, av1, 34",
        "a.mov, prores, 38",
        "a.mkv, ffv1, 100",
        "pictures, png, 100"
    })
    void everyFormatHoldsTheFramesAndWhatTheClipIs(String name, String codec, double least)
            throws Exception {
        try (VideoReader reader = VideoReader.open(write(name, plain(name)))) {
            VideoStream video = reader.info().video();
            assertEquals(codec, video.codec());
            assertEquals(FRAMES, video.frames());
            assertEquals(new FrameTimes.Constant(NTSC), video.times());
            assertEquals(new Rational(16, 15), video.pixelAspect());
            for (int i = 0; i < FRAMES; i++) {
                double psnr = Clips.psnr(picture(i), reader.read(i));
                assertTrue(psnr >= least, "frame " + i + ": " + psnr + " dB");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "ten.mp4", "a.mov", "a.mkv"})
    void colourTagsAndDurationAreKept(String name) throws Exception {
        Path file = write(name, plain(name));
        try (VideoReader reader = VideoReader.open(file)) {
            ColourTags tags = reader.info().video().colour();
            ColourTags expected =
                    switch (name) {
                        // QuickTime stores no range with ProRes, which is always limited.
                        case "a.mov" -> new ColourTags("unknown", "bt709", "bt709", "bt709");
                        case "a.mkv" -> TAGS.forRgb();
                        default -> TAGS;
                    };
            assertEquals(expected, tags);
        }
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
            grabber.start();
            assertEquals(FRAMES / NTSC.toDouble(), grabber.getLengthInTime() / 1e6, 0.0015);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "ten.mp4", "a.mov", "a.mkv"})
    void framesKeepTheirOwnTimes(String name) throws Exception {
        long[] ticks = new long[FRAMES + 1];
        for (int i = 0; i <= FRAMES; i++) {
            ticks[i] = 40L * i + 7L * i * i;
        }
        FrameTimes times = new FrameTimes.Variable(new Rational(1, 1000), ticks);
        try (VideoReader reader = VideoReader.open(write(name, delivery(times, name)))) {
            for (int i = 0; i < FRAMES; i++) {
                assertEquals(times.seconds(i), reader.info().video().times().seconds(i));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "ten.mp4", "a.mov", "a.mkv"})
    void theSameFramesGiveTheSameBytes(String name) throws Exception {
        byte[] first = Files.readAllBytes(write(name, plain(name)));
        assertArrayEquals(first, Files.readAllBytes(write(name, plain(name))));
    }

    @Test
    void aFolderOfPicturesKeepsItsSoundOnTheWay() throws Exception {
        Coding coding = Coding.of("mpeg4", Map.of("g", "12")).withSound("pcm_s16le");
        Rational rate = new Rational(25, 1);
        Path file =
                Clips.write(
                        folder.resolve("a.mov"), SIZE, 50, rate, coding, (i, _, _, _) -> 16 + i);
        Path source = file;
        for (String name : new String[] {"pictures", "b.mov"}) {
            Path target = folder.resolve(name);
            try (VideoReader reader = VideoReader.open(source)) {
                FrameRange all = reader.info().allFrames();
                Delivery delivery = Delivery.of(reader.info(), all, 1, Delivery.Depth.BITS_8);
                try (VideoWriter writer = VideoWriter.create(target, delivery)) {
                    for (int i = 0; i < all.count(); i++) {
                        writer.write(reader.read(i));
                    }
                    writer.finish();
                }
            }
            source = target;
        }
        assertArrayEquals(clicks(file), clicks(source), 0.0001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "a.mkv", "pictures"})
    void whatIsNotFinishedLeavesTheTargetAsItWas(String name) throws Exception {
        Path target = folder.resolve(name);
        if (!name.equals("pictures")) {
            Files.writeString(target, "old");
        }
        try (VideoWriter writer = VideoWriter.create(target, PLAIN)) {
            writer.write(picture(0));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(name.equals("pictures") ? 0 : 1, left.count());
        }
        assertFalse(Files.exists(folder.resolve("." + name + ".part")));
    }

    @Test
    void tenBitsInMp4AreTenBitsOfAv1() throws Exception {
        try (VideoReader reader = VideoReader.open(write("ten.mp4", plain("ten.mp4")))) {
            assertEquals("yuv420p10le", reader.info().video().pixelFormat());
            assertEquals(10, reader.info().video().bits());
        }
    }

    @Test
    void sixteenBitsAreKeptInMatroskaAndPng() throws Exception {
        Delivery deep =
                new Delivery(
                        SIZE,
                        PLAIN.times(),
                        Rational.ONE,
                        TAGS,
                        Delivery.Depth.BITS_16,
                        Optional.empty());
        float[] samples = new float[3 * SIZE.pixels()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i * 7 % 65536 / 65535f;
        }
        Picture picture = Picture.of(SIZE, samples);
        for (String name : new String[] {"deep.mkv", "deep"}) {
            try (VideoWriter writer = VideoWriter.create(folder.resolve(name), deep)) {
                writer.write(picture);
                writer.finish();
            }
            try (VideoReader reader = VideoReader.open(folder.resolve(name))) {
                float[] read = new float[samples.length];
                reader.read(0).copyTo(read, 0);
                assertArrayEquals(samples, read, name);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"odd.mp4, 95, 64", "odd.mp4, 96, 63", "odd.mov, 95, 64"})
    void oddSizesAreRefusedWhereTheCodecHasNone(String name, int width, int height) {
        Delivery odd =
                new Delivery(
                        new Size(width, height),
                        PLAIN.times(),
                        Rational.ONE,
                        TAGS,
                        Delivery.Depth.BITS_8,
                        Optional.empty());
        MediaException e =
                assertThrows(
                        MediaException.class,
                        () -> VideoWriter.create(folder.resolve(name), odd).close());
        assertEquals(MediaException.Reason.UNWRITABLE, e.reason());
    }

    @Test
    void unknownEndingsMissingFoldersAndForeignFilesAreRefused() throws Exception {
        Files.writeString(folder.resolve("letter.txt"), "Dear Sir");
        for (Path target :
                new Path[] {folder.resolve("a.xyz"), folder.resolve("none/a.mp4"), folder}) {
            MediaException e =
                    assertThrows(
                            MediaException.class,
                            () -> VideoWriter.create(target, PLAIN).close(),
                            target.toString());
            assertEquals(MediaException.Reason.UNWRITABLE, e.reason());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsItsOwnOutcome() throws Exception {
        VideoCoding coding = VideoCoding.of(OutputFormat.MKV, folder, PLAIN, HardwareEncoders.NONE);
        MediaException e =
                assertThrows(
                        MediaException.class,
                        () -> {
                            try (Muxer muxer =
                                            Muxer.create(Path.of("/dev/full"), OutputFormat.MKV);
                                    VideoEncoder encoder =
                                            VideoEncoder.open(folder, coding, PLAIN)) {
                                var stream = muxer.addStream();
                                encoder.describe(stream);
                                muxer.begin();
                                PacketSink sink = p -> muxer.write(p, stream, encoder.timeBase());
                                for (int i = 0; i < 100; i++) {
                                    encoder.write(picture(i), sink);
                                }
                                encoder.finish(sink);
                                muxer.end();
                            }
                        });
        assertEquals(MediaException.Reason.DISK_FULL, e.reason());
    }

    /** The time of every click in the file, by JavaCV's grabber. */
    private static double[] clicks(Path file) throws Exception {
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
            grabber.start();
            DoubleStream.Builder clicks = DoubleStream.builder();
            double last = -1;
            double origin = Double.NaN;
            for (Frame frame = grabber.grab(); frame != null; frame = grabber.grab()) {
                if (frame.image != null && Double.isNaN(origin)) {
                    origin = frame.timestamp / 1e6;
                }
                if (frame.samples == null) {
                    continue;
                }
                ShortBuffer samples = (ShortBuffer) frame.samples[0];
                for (int i = 0; i < samples.limit(); i++) {
                    double time = frame.timestamp / 1e6 + (double) i / Clips.SAMPLES;
                    if (Math.abs(samples.get(i)) > 4000 && time > last + 0.1) {
                        clicks.add(time);
                    }
                    if (Math.abs(samples.get(i)) > 4000) {
                        last = time;
                    }
                }
            }
            double start = origin;
            return clicks.build().map(t -> t - start).toArray();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.mp4, aac, b.mp4", "a.mp4, aac, b.mov", "a.mp4, aac, b.mkv",
        "a.mkv, flac, b.mp4", "a.mkv, flac, b.mov", "a.mkv, flac, b.mkv",
        "a.mov, pcm_s16le, b.mp4", "a.mov, pcm_s16le, b.mov", "a.mov, pcm_s16le, b.mkv",
    })
    void soundStaysInStepAlsoInAPartOfTheClip(String source, String sound, String target)
            throws Exception {
        Coding coding = Coding.of("mpeg4", Map.of("g", "12")).withSound(sound);
        Rational rate = new Rational(25, 1);
        Path file =
                Clips.write(
                        folder.resolve(source), SIZE, 100, rate, coding, (i, _, _, _) -> 16 + i);
        VideoInfo clip;
        try (VideoReader reader = VideoReader.open(file)) {
            clip = reader.info();
        }
        for (int from : new int[] {0, 37}) {
            FrameRange range = new FrameRange(from, 93);
            Path copy = folder.resolve(target);
            try (VideoWriter writer =
                    VideoWriter.create(copy, Delivery.of(clip, range, 1, Delivery.Depth.BITS_8))) {
                for (int i = 0; i < range.count(); i++) {
                    writer.write(picture(i));
                }
                writer.finish();
            }
            double start = from / 25.0;
            double[] expected =
                    DoubleStream.of(clicks(file))
                            .filter(t -> t >= start - 0.001 && t < range.end() / 25.0)
                            .map(t -> t - start)
                            .toArray();
            assertTrue(expected.length >= 5, expected.length + " clicks");
            assertArrayEquals(expected, clicks(copy), 0.004, "from frame " + from);
            try (VideoReader reader = VideoReader.open(copy);
                    FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(copy.toFile())) {
                assertEquals(range.count(), reader.info().video().frames());
                assertEquals(new FrameTimes.Constant(rate), reader.info().video().times());
                grabber.start();
                // Copied AAC may begin one packet early and end one late, of 21 ms each.
                assertEquals(range.count() / 25.0, grabber.getLengthInTime() / 1e6, 0.043);
            }
        }
    }
}
