package org.interweave.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.interweave.frame.FrameTimes;
import org.interweave.frame.Picture;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.ColourTags;
import org.interweave.media.Delivery;
import org.interweave.media.VideoInfo;
import org.interweave.media.VideoReader;
import org.interweave.media.VideoWriter;
import org.interweave.render.Engines;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

class ClipCommandsTest {
    private static final Size SIZE = new Size(72, 66);

    private static final Engines NO_ENGINES =
            (_, _) -> {
                throw new ProblemException(Problem.Kind.DEVICE, "there is none", "use none");
            };

    @TempDir Path folder;
    private Path clip = Path.of("");
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    /** Two shots of coloured noise, of 7 and 5 frames, at NTSC's rate. */
    @BeforeEach
    void write() throws Exception {
        clip = folder.resolve("clip.mkv");
        Delivery delivery =
                new Delivery(
                        SIZE,
                        new FrameTimes.Constant(new Rational(30000, 1001)),
                        new Rational(8, 9),
                        ColourTags.UNSAID,
                        Delivery.Depth.BITS_8,
                        Optional.empty());
        try (VideoWriter writer = VideoWriter.create(clip, delivery)) {
            for (int i = 0; i < 12; i++) {
                writer.write(noise(i < 7 ? 1 : 2));
            }
            writer.finish();
        }
    }

    private static Picture noise(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] samples = new float[3 * SIZE.pixels()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextInt(256) / 255f;
        }
        return Picture.of(SIZE, samples);
    }

    private int run(String... words) {
        printed.reset();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return InterweaveCommand.run(
                List.of(
                        new InfoCommand(out),
                        new DegradeCommand(out),
                        new MetricsCommand(NO_ENGINES, out)),
                words);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void infoSaysWhatTheClipIs() throws Exception {
        assertEquals(0, run("info", "--json", "--shots", clip.toString()));
        JsonNode root = new ObjectMapper().readTree(printed());
        assertEquals("ffv1", root.at("/video/codec").asText());
        assertEquals(72, root.at("/video/width").asInt());
        assertEquals(12, root.at("/video/frames").asInt());
        assertEquals("30000/1001", root.at("/video/frameRate").asText());
        assertEquals("8/9", root.at("/video/pixelAspect").asText());
        assertEquals(7, root.at("/shots/1/start").asInt());
        assertEquals(12, root.at("/shots/1/end").asInt());
        assertTrue(root.at("/shots/1/confidence").asDouble() > 0.5);
    }

    @Test
    void infoReadsWellToo() {
        assertEquals(0, run("info", clip.toString()));
        assertTrue(printed().contains("12, 30000/1001 (29.970) a second, 0:00.400"), printed());
        assertTrue(printed().contains("sound      none"), printed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "complex"})
    void degradeMakesTheClipFourTimesSmallerAndTheSameTwice(String level) throws Exception {
        Path first = folder.resolve("first.mkv");
        Path second = folder.resolve("second.mkv");
        String[] words = {"degrade", clip.toString(), "--level", level, "--seed", "5", "-o"};
        for (Path target : List.of(first, second)) {
            String[] all = Arrays.copyOf(words, words.length + 1);
            all[words.length] = target.toString();
            assertEquals(0, run(all));
        }
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
        try (VideoReader reader = VideoReader.open(first)) {
            VideoInfo info = reader.info();
            assertEquals(new Size(18, 17), info.video().size());
            assertEquals(12, info.video().frames());
            assertEquals(new Rational(8, 9), info.video().pixelAspect());
        }
    }

    @Test
    void metricsMeasureAClipAgainstAReferenceAndByItself() throws Exception {
        Path copy = folder.resolve("copy.mp4");
        Delivery delivery;
        try (VideoReader reader = VideoReader.open(clip)) {
            delivery =
                    Delivery.of(reader.info(), reader.info().allFrames(), 1, Delivery.Depth.BITS_8);
            try (VideoWriter writer = VideoWriter.create(copy, delivery)) {
                for (int i = 0; i < 12; i++) {
                    writer.write(reader.read(i));
                }
                writer.finish();
            }
        }
        Path csv = folder.resolve("scores.csv");
        assertEquals(
                0,
                run(
                        "metrics",
                        copy.toString(),
                        clip.toString(),
                        "--json",
                        "--csv",
                        csv.toString()));
        JsonNode root = new ObjectMapper().readTree(printed());
        double psnr = root.at("/clip/psnr").asDouble();
        assertTrue(psnr > 10 && psnr < 60, psnr + " dB");
        assertTrue(root.at("/frames/7/tf").isMissingNode(), "frame 7 follows a cut");
        assertTrue(root.at("/frames/8/tf").asDouble() > 0.8);
        assertEquals(14, Files.readAllLines(csv).size());
        assertEquals(0, run("metrics", clip.toString()));
        assertTrue(printed().contains("tf "), printed());
        assertFalse(printed().contains("psnr"), printed());
    }

    @Test
    void metricsOfClipsThatDifferInSizeAreRefused() {
        Path small = folder.resolve("small.mkv");
        assertEquals(0, run("degrade", clip.toString(), "-o", small.toString()));
        assertEquals(64, run("metrics", small.toString(), clip.toString()));
        assertEquals(69, run("metrics", clip.toString(), "--learned", folder.toString()));
    }

    @Test
    void whatIsMissingOrWrongIsSaidByTheExitCode() throws Exception {
        assertEquals(66, run("info", folder.resolve("none.mp4").toString()));
        Path letter = Files.writeString(folder.resolve("letter.mp4"), "Dear Sir");
        assertEquals(66, run("info", letter.toString()));
        assertEquals(73, run("degrade", clip.toString(), "-o", folder + "/no/such/a.mkv"));
        assertEquals(73, run("degrade", clip.toString(), "-o", clip.toString(), "--overwrite"));
        assertEquals(64, run("degrade", clip.toString()));
        assertEquals(64, run("degrade", clip.toString(), "-o", "a.mkv", "--level", "worse"));
    }
}
