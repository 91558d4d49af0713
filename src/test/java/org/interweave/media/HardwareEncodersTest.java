package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CONFIG_PIX_FORMAT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_supported_config;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NV12;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Picture;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class HardwareEncodersTest {
    private static final Size SIZE = new Size(320, 192);
    private static final int FRAMES = 12;

    @TempDir Path folder;

    private static Delivery h265(Size size) {
        long[] ticks = new long[FRAMES + 1];
        for (int i = 0; i <= FRAMES; i++) {
            ticks[i] = 40L * i + 7L * i * i;
        }
        return new Delivery(
                        size,
                        new FrameTimes.Variable(new Rational(1, 1000), ticks),
                        new Rational(16, 15),
                        new ColourTags("tv", "bt709", "bt709", "bt709"),
                        Delivery.Depth.BITS_10,
                        Optional.empty())
                .in(Delivery.Codec.H265);
    }

    private static Picture picture(int frame) {
        float[] samples = new float[3 * SIZE.pixels()];
        for (int i = 0; i < samples.length; i++) {
            int c = i / SIZE.pixels();
            int x = i % SIZE.width();
            int y = i / SIZE.width() % SIZE.height();
            samples[i] = (float) (0.5 + 0.4 * Math.sin((x + 3 * frame) / 19.0 + c + y / 23.0));
        }
        return Picture.of(SIZE, samples);
    }

    private void write(Path target, HardwareEncoders hardware) throws MediaException {
        try (VideoWriter writer = VideoWriter.create(target, h265(SIZE), hardware)) {
            for (int i = 0; i < FRAMES; i++) {
                writer.write(picture(i));
            }
            writer.finish();
        }
    }

    /** What a file must hold whatever hardware has written it. */
    private static void assertHolds(Path file, String codec) throws MediaException {
        try (VideoReader reader = VideoReader.open(file)) {
            VideoStream video = reader.info().video();
            assertEquals(codec, video.codec());
            assertEquals("yuv420p", video.pixelFormat());
            assertEquals(FRAMES, video.frames());
            assertEquals(new Rational(16, 15), video.pixelAspect());
            assertEquals(new ColourTags("tv", "bt709", "bt709", "bt709"), video.colour());
            for (int i = 0; i < FRAMES; i++) {
                assertEquals(h265(SIZE).times().seconds(i), video.times().seconds(i));
                double psnr = Clips.psnr(picture(i), reader.read(i));
                assertTrue(psnr > 33, "frame " + i + ": " + psnr + " dB");
            }
        }
    }

    @Test
    void theFirstThatOpensWritesTheFile() throws MediaException {
        HardwareEncoders hardware = StandIns.forH265();
        assertTrue(hardware.writeH265());
        assertEquals("mpeg4", hardware.h265().name());
        Path file = folder.resolve("film.mp4");
        write(file, hardware);
        assertHolds(file, "mpeg4");
    }

    @Test
    void thisMachineOffersH265OnlyIfItWritesIt() throws MediaException {
        HardwareEncoders here = HardwareEncoders.ofMachine();
        Path file = folder.resolve("film.mp4");
        if (here.writeH265()) {
            write(file, here);
            assertHolds(file, "hevc");
        } else {
            assertThrows(MediaException.class, () -> write(file, here));
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void withoutHardwareItIsSaidWhatWasTriedAndWhatToDo() {
        HardwareEncoders none = StandIns.thatDoNotOpen();
        MediaException e =
                assertThrows(MediaException.class, () -> write(folder.resolve("film.mp4"), none));
        assertEquals(MediaException.Reason.UNWRITABLE, e.reason());
        assertEquals(
                "H.265 is encoded by hardware only, and this machine has none that does (tried:"
                        + " png)",
                e.what());
        assertTrue(e.advice().startsWith("choose AV1"), e.advice());
        assertThrows(
                MediaException.class,
                () -> VideoWriter.check(folder.resolve("film.mp4"), Delivery.Codec.H265, none));
    }

    @Test
    void anotherEndingIsRefusedAndSoAreOddSizes() {
        HardwareEncoders hardware = StandIns.forH265();
        for (String name : List.of("film.mov", "film.mkv", "film")) {
            MediaException e =
                    assertThrows(MediaException.class, () -> write(folder.resolve(name), hardware));
            assertTrue(e.what().startsWith("H.265 is written to .mp4 only"), e.what());
        }
        MediaException odd =
                assertThrows(
                        MediaException.class,
                        () ->
                                VideoWriter.check(
                                        folder.resolve("film.mp4"),
                                        h265(new Size(321, 192)),
                                        hardware));
        assertTrue(odd.what().contains("odd size 321x192"), odd.what());
    }

    /** The only encoder of H.265 in software is GPL; those of hardware that FFmpeg has are real. */
    @Test
    void everyCandidateEncodesH265AndTakesItsPixelsFromTheMainMemory() {
        int seen = 0;
        for (HardwareEncoder candidate : HardwareEncoder.OF_H265) {
            assertTrue(candidate.name().startsWith("hevc_"), candidate.name());
            if (candidate.isBuiltIn()) {
                AVCodec codec = avcodec_find_encoder_by_name(candidate.name());
                assertEquals(AV_CODEC_ID_HEVC, codec.id());
                assertTrue(formats(codec).contains(candidate.pixels()), candidate.name());
                seen++;
            }
        }
        assertTrue(seen > 0, "FFmpeg is built without any");
    }

    private static List<Integer> formats(AVCodec codec) {
        PointerPointer<IntPointer> found = new PointerPointer<>(1);
        IntPointer count = new IntPointer(1);
        avcodec_get_supported_config(null, codec, AV_CODEC_CONFIG_PIX_FORMAT, 0, found, count);
        IntPointer formats = found.get(IntPointer.class);
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < count.get(); i++) {
            all.add(formats.get(i));
        }
        return all;
    }

    /** Most hardware takes colour samples in pairs: the same numbers in other places. */
    @Test
    void pairedColoursAreTheSameAsThoseInPlanes() {
        int codes = new ColourTags("tv", "bt709", "bt709", "bt709").matrixCode();
        try (PictureToFrame planes =
                        new PictureToFrame(new PixelForm(SIZE, AV_PIX_FMT_YUV420P, codes, false));
                PictureToFrame pairs =
                        new PictureToFrame(new PixelForm(SIZE, AV_PIX_FMT_NV12, codes, false))) {
            AVFrame one = planes.frame(picture(3));
            AVFrame other = pairs.frame(picture(3));
            for (int y = 0; y < SIZE.height() / 2; y++) {
                for (int x = 0; x < SIZE.width() / 2; x++) {
                    assertEquals(sample(one, 0, y, x), sample(other, 0, y, x));
                    assertEquals(sample(one, 1, y, x), sample(other, 1, y, 2 * x), 1);
                    assertEquals(sample(one, 2, y, x), sample(other, 1, y, 2 * x + 1), 1);
                }
            }
        }
    }

    private static int sample(AVFrame frame, int plane, int y, int x) {
        return Byte.toUnsignedInt(
                new BytePointer(frame.data(plane)).get((long) y * frame.linesize(plane) + x));
    }

    /** A stream as an encoder of H.265 would describe it, with a head of its parameters. */
    @Test
    void playersOfAppleKnowTheFileByItsTag() throws Exception {
        Path file = folder.resolve("film.mp4");
        byte[] head = new byte[23];
        head[0] = 1;
        try (Muxer muxer = Muxer.create(file, OutputFormat.MP4)) {
            var stream = muxer.addStream();
            var parameters = stream.codecpar();
            parameters.codec_type(org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO);
            parameters.codec_id(AV_CODEC_ID_HEVC);
            parameters.width(SIZE.width());
            parameters.height(SIZE.height());
            VideoEncoder.tag(parameters);
            BytePointer extra =
                    new BytePointer(org.bytedeco.ffmpeg.global.avutil.av_mallocz(head.length + 64));
            extra.put(head);
            parameters.extradata(extra);
            parameters.extradata_size(head.length);
            stream.time_base(VideoEncoder.rational(new Rational(1, 24)));
            muxer.begin();
            var packet = av_packet_alloc();
            org.bytedeco.ffmpeg.global.avcodec.av_new_packet(packet, 8);
            packet.data().put(new byte[] {0, 0, 0, 4, 0x26, 1, 2, 3});
            packet.pts(0);
            packet.dts(0);
            packet.duration(1);
            muxer.write(packet, stream, VideoEncoder.rational(new Rational(1, 24)));
            av_packet_free(packet);
            muxer.end();
        }
        String bytes = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertTrue(bytes.contains("hvc1") && bytes.contains("hvcC"), "the tag");
        assertFalse(bytes.contains("hev1"));
    }
}
