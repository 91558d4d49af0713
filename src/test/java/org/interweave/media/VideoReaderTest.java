package org.interweave.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.ffmpeg.global.avutil;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Onlooker;
import org.interweave.frame.Picture;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips.Coding;
import org.interweave.media.Clips.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import javax.imageio.ImageIO;

class VideoReaderTest {
    @TempDir Path folder;

    private static final Size SMALL = new Size(64, 48);
    private static final Rational PAL = new Rational(25, 1);

    @ParameterizedTest
    @CsvSource({"a.mp4, mpeg4", "a.mkv, mpeg4", "a.m2v, mpeg2video"})
    void openingTellsOfTheBytesRead(String name, String codec) throws Exception {
        Path file =
                Clips.counting(folder.resolve(name), 36, PAL, Coding.of(codec, Map.of("g", "9")));
        List<Long> heard = new ArrayList<>();
        Onlooker onlooker =
                (done, whole) -> {
                    assertEquals(file.toFile().length(), whole);
                    return heard.add(done);
                };
        VideoReader.open(file, onlooker).close();
        assertTrue(heard.stream().anyMatch(done -> done > 0), heard::toString);
        assertTrue(heard.stream().allMatch(done -> done <= file.toFile().length()));
    }

    @Test
    void anOpeningThatIsStoppedSaysSo() throws Exception {
        Path file = Clips.counting(folder.resolve("a.mp4"), 36, PAL, Coding.of("mpeg4", Map.of()));
        MediaException e =
                assertThrows(MediaException.class, () -> VideoReader.open(file, (_, _) -> false));
        assertEquals(MediaException.Reason.STOPPED, e.reason());
    }

    @ParameterizedTest
    @CsvSource({
        "a.mp4, mpeg4, 2, 9",
        "a.mkv, mpeg4, 2, 9",
        "a.ts, mpeg2video, 2, 9",
        "a.mov, libopenh264, 0, 7",
        "a.avi, mpeg4, 0, 9",
        "a.webm, libvpx-vp9, 0, 8",
        "a.m2v, mpeg2video, 2, 9",
        "a.h264, libopenh264, 0, 7",
    })
    void everyFrameIsFoundByItsNumberInAnyOrder(String name, String codec, String b, String keys)
            throws Exception {
        Coding coding = Coding.of(codec, Map.of("bf", b, "g", keys));
        Path file = Clips.counting(folder.resolve(name), 36, PAL, coding);
        try (VideoReader reader = VideoReader.open(file)) {
            assertEquals(36, reader.info().video().frames());
            for (int i = 0; i < 36; i++) {
                assertEquals(i, Clips.number(reader.read(i)));
            }
            Random order = new Random(1);
            for (int n = 0; n < 60; n++) {
                int frame = order.nextInt(36);
                assertEquals(frame, Clips.number(reader.read(frame)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"24000, 1001", "25, 1", "30000, 1001", "60, 1", "12, 1"})
    void theFrameRateIsExactWhateverTheContainerRounds(long numerator, long denominator)
            throws Exception {
        Rational rate = new Rational(numerator, denominator);
        for (String name : new String[] {"r.mp4", "r.mkv", "r.mov"}) {
            Coding coding = Coding.of("mpeg4", Map.of());
            Path file = Clips.counting(folder.resolve(name), 30, rate, coding);
            try (VideoReader reader = VideoReader.open(file)) {
                assertEquals(new FrameTimes.Constant(rate), reader.info().video().times(), name);
            }
        }
    }

    @Test
    void framesAtTheirOwnTimesKeepThem() throws Exception {
        Coding coding = Coding.of("mpeg4", Map.of());
        Path file =
                Clips.write(
                        folder.resolve("v.mkv"),
                        SMALL,
                        20,
                        new Rational(1000, 1),
                        coding,
                        (i, _, _, _) -> i,
                        i -> 4000L * i * i);
        try (VideoReader reader = VideoReader.open(file)) {
            FrameTimes times = reader.info().video().times();
            assertInstanceOf(FrameTimes.Variable.class, times);
            assertEquals(new Rational(400, 1000), times.seconds(10));
        }
    }

    @Test
    void coloursUseTheMatrixAndTheRangeOfTheFile() throws Exception {
        // BT.709, limited range: Y = 63, Cb = 102, Cr = 240 is pure red (ITU-R BT.709, 3.3 to 3.5).
        int[] red = {63, 102, 240};
        Map<String, String> tags = Map.of("colorspace", "bt709", "color_range", "tv");
        Coding coding = new Coding("ffv1", avutil.AV_PIX_FMT_YUV444P, tags, "");
        Path file = folder.resolve("red.mkv");
        Clips.write(file, SMALL, 1, PAL, coding, (_, plane, _, _) -> red[plane]);
        try (VideoReader reader = VideoReader.open(file)) {
            assertEquals("bt709", reader.info().video().colour().matrix());
            assertEquals("tv", reader.info().video().colour().range());
            assertPixel(reader.read(0), 1, 0, 0, 0.006);
        }
    }

    @Test
    void tenBitsAreKept() throws Exception {
        Coding coding = new Coding("ffv1", avutil.AV_PIX_FMT_YUV444P10(), Map.of(), "");
        Path file = folder.resolve("ten.mkv");
        Pattern ramp = (_, plane, _, x) -> plane == 0 ? Math.min(64 + x, 940) : 512;
        Clips.write(file, new Size(880, 16), 1, PAL, coding, ramp);
        try (VideoReader reader = VideoReader.open(file)) {
            assertEquals(10, reader.info().video().bits());
            Picture picture = reader.read(0);
            for (int x = 0; x < 877; x++) {
                assertEquals(x / 876.0, picture.at(1, 3, x), 0.05 / 1023);
            }
        }
    }

    @Test
    void aTurnedPictureIsUpright() throws Exception {
        Coding coding = new Coding("ffv1", avutil.AV_PIX_FMT_YUV444P, Map.of(), "");
        Path file = folder.resolve("t.mp4");
        Pattern corner = (_, plane, y, x) -> plane == 0 ? (x < 8 && y < 8 ? 235 : 16) : 128;
        Clips.write(file, SMALL, 3, PAL, coding, corner);
        turnClockwise(file);
        try (VideoReader reader = VideoReader.open(file)) {
            assertEquals(90, reader.info().video().rotation());
            assertEquals(new Size(48, 64), reader.info().video().size());
            Picture picture = reader.read(1);
            assertEquals(1, picture.at(0, 2, 45), 0.0002, "top left turned clockwise is top right");
            assertEquals(0, picture.at(0, 2, 2), 0.0002);
        }
    }

    /** Writes a display matrix into the track header (ISO 14496-12, 8.3.2). */
    private static void turnClockwise(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd");
        int[] matrix = {0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30};
        ByteBuffer.wrap(bytes).position(header + 44).slice().asIntBuffer().put(matrix);
        Files.write(file, bytes);
    }

    @Test
    void aFolderOfPicturesIsReadInNaturalOrderAndExactly() throws Exception {
        for (int i : new int[] {1, 2, 10}) {
            BufferedImage image = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
            for (int pixel = 0; pixel < 32 * 16; pixel++) {
                image.setRGB(pixel % 32, pixel / 32, i << 16 | 3 << 8 | 1);
            }
            ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
        }
        Files.writeString(folder.resolve("notes.txt"), "no picture");
        try (VideoReader reader = VideoReader.open(folder)) {
            assertEquals(3, reader.info().video().frames());
            assertPixel(reader.read(1), 2 / 255f, 3 / 255f, 1 / 255f, 0);
            assertPixel(reader.read(2), 10 / 255f, 3 / 255f, 1 / 255f, 0);
        }
    }

    @Test
    void greyPicturesAreExactToo() throws Exception {
        BufferedImage image = new BufferedImage(256, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 256; x++) {
            for (int y = 0; y < 16; y++) {
                image.getRaster().setSample(x, y, 0, x);
            }
        }
        ImageIO.write(image, "png", folder.resolve("grey.png").toFile());
        try (VideoReader reader = VideoReader.open(folder)) {
            Picture picture = reader.read(0);
            for (int x = 0; x < 256; x++) {
                assertEquals(x / 255.0, picture.at(2, 8, x), 0.0001);
            }
        }
    }

    private static void assertPixel(Picture picture, double r, double g, double b, double within) {
        assertEquals(r, picture.at(0, 5, 5), within + 1e-7);
        assertEquals(g, picture.at(1, 5, 5), within + 1e-7);
        assertEquals(b, picture.at(2, 5, 5), within + 1e-7);
    }

    @Test
    void whatIsNoClipIsRefusedWithItsReason() throws IOException {
        assertEquals(MediaException.Reason.MISSING, refusal(folder.resolve("absent.mp4")));
        Path text = Files.writeString(folder.resolve("letter.txt"), "Dear Sir,\n".repeat(99));
        assertEquals(MediaException.Reason.NOT_A_VIDEO, refusal(text));
        Path named = Files.writeString(folder.resolve("letter.mp4"), "Dear Sir,\n".repeat(99));
        assertEquals(MediaException.Reason.NOT_A_VIDEO, refusal(named));
        assertEquals(MediaException.Reason.NOT_A_VIDEO, refusal(folder));
        Coding ffv1 = new Coding("ffv1", avutil.AV_PIX_FMT_YUV444P, Map.of(), "");
        Path low = folder.resolve("low.mkv");
        Clips.write(low, new Size(64, 4), 2, PAL, ffv1, (_, _, _, _) -> 0);
        assertEquals(MediaException.Reason.TOO_SMALL, refusal(low));
    }

    private static MediaException.Reason refusal(Path path) {
        return assertThrows(MediaException.class, () -> VideoReader.open(path).close()).reason();
    }

    @Test
    void aFileCutOffInTheMiddleGivesTheFramesThatAreThere() throws Exception {
        Path whole =
                Clips.counting(folder.resolve("w.ts"), 36, PAL, Coding.of("mpeg2video", Map.of()));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut.ts");
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        try (VideoReader reader = VideoReader.open(cut)) {
            int frames = reader.info().video().frames();
            assertTrue(frames > 5 && frames < 36, frames + " frames");
            for (int i = 0; i < frames; i++) {
                assertEquals(new Size(64, 48), reader.read(i).size());
            }
        }
    }

    @Test
    @Tag("clips")
    void aRealClipIsProbedExactly() throws Exception {
        try (VideoReader reader = VideoReader.open(Clips.real("big-buck-bunny-480p-30s.mp4"))) {
            VideoInfo info = reader.info();
            assertEquals(720, info.video().frames());
            assertEquals(new FrameTimes.Constant(new Rational(24, 1)), info.video().times());
            assertEquals(new Size(854, 480), info.video().size());
            assertEquals("aac", info.audio().getFirst().codec());
        }
    }
}
