package org.interweave.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.checkpoint.TinyBundle;
import org.interweave.cli.ExportPlace;
import org.interweave.cli.InterweaveCommand;
import org.interweave.cli.RestoreCommand;
import org.interweave.frame.Picture;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips;
import org.interweave.media.HardwareEncoders;
import org.interweave.media.StandIns;
import org.interweave.media.VideoReader;
import org.interweave.onnx.OnnxRuntime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command line from a file to a file, with real graphs of random weights. */
class RestoreTest {
    private static final Rational RATE = new Rational(24000, 1001);
    private static final int FRAMES = 10;

    @TempDir private static Path folder;

    private static Folders folders = new Folders(Path.of(""), Path.of(""));
    private static Path clip = Path.of("");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeAll
    static void makeModelAndClip() throws Exception {
        folders = new Folders(folder.resolve("program"), folder.resolve("data"));
        TinyBundle.write(Files.createDirectories(folders.home().resolve("models")).resolve("tiny"));
        clip =
                Clips.write(
                        folder.resolve("clip.mkv"),
                        new Size(24, 16),
                        FRAMES,
                        RATE,
                        Clips.Coding.of("ffv1", Map.of()).withSound("flac"),
                        (i, plane, _, _) -> plane == 0 ? 80 + 8 * i : 128);
    }

    private int restore(Object... arguments) {
        List<String> line = new ArrayList<>(List.of("restore"));
        Stream.of(arguments).map(String::valueOf).forEach(line::add);
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Main.run(folders, out, line.toArray(String[]::new));
    }

    /** The same with other hardware. */
    private int restore(HardwareEncoders hardware, Object... arguments) {
        ExportPlace place =
                new ExportPlace(
                        new OnnxEngines(OnnxRuntime::new),
                        folders.shelf(),
                        folders.work(),
                        hardware,
                        new PrintStream(said, true, StandardCharsets.UTF_8));
        List<String> line = new ArrayList<>(List.of("restore"));
        Stream.of(arguments).map(String::valueOf).forEach(line::add);
        return InterweaveCommand.run(
                List.of(new RestoreCommand(place)), line.toArray(String[]::new));
    }

    @Test
    void h265IsWrittenByHardware() throws Exception {
        Path output = folder.resolve("hardware.mp4");
        assertEquals(
                0,
                restore(
                        StandIns.forH265(),
                        clip,
                        "-o",
                        output,
                        "--codec",
                        "h265",
                        "--steps",
                        1,
                        "--provider",
                        "cpu"));
        try (VideoReader reader = VideoReader.open(output)) {
            assertEquals("mpeg4", reader.info().video().codec(), "that of the stand-in");
            assertEquals(FRAMES, reader.info().video().frames());
        }
    }

    @Test
    void withoutSuchHardwareOrToAnotherEndingH265IsRefusedBeforeAnyWork() {
        Path film = folder.resolve("none.mp4");
        assertEquals(73, restore(StandIns.thatDoNotOpen(), clip, "-o", film, "--codec", "h265"));
        Path other = folder.resolve("none.mov");
        assertEquals(73, restore(StandIns.forH265(), clip, "-o", other, "--codec", "h265"));
        assertEquals("", said.toString(StandardCharsets.UTF_8));
        assertFalse(Files.exists(film) || Files.exists(other));
    }

    private static double brightness(Picture picture) {
        double sum = 0;
        for (int y = 0; y < picture.size().height(); y++) {
            for (int x = 0; x < picture.size().width(); x++) {
                sum += picture.at(1, y, x);
            }
        }
        return sum / picture.size().pixels();
    }

    private static void assertShows(Path output, int first, int frames) throws Exception {
        try (VideoReader reader = VideoReader.open(output)) {
            assertEquals(frames, reader.info().video().frames());
            assertEquals(new Size(96, 64), reader.info().video().size());
            double before = 0;
            for (int f = 0; f < frames; f++) {
                // Colour matching gives each frame about the brightness of its own source; what
                // random weights make is clipped at black and white.
                double expected = (80 + 8 * (first + f) - 16) / 219.0;
                double found = brightness(reader.read(f));
                assertEquals(expected, found, 0.06, "frame " + f);
                assertTrue(found > before + 0.01, "frame " + f);
                before = found;
            }
        }
    }

    @Test
    void aClipComesOutFourTimesAsLargeWithItsRateAndSound() throws Exception {
        Path output = folder.resolve("whole.mkv");
        assertEquals(0, restore(clip, "-o", output, "--steps", 1, "--provider", "cpu"));
        assertShows(output, 0, FRAMES);
        try (VideoReader reader = VideoReader.open(output)) {
            assertEquals(RATE, reader.info().video().times().rate());
            assertEquals(1, reader.info().audio().size());
        }
        String words = said.toString(StandardCharsets.UTF_8);
        assertTrue(words.contains("model tiny, device cpu"), words);
        assertTrue(words.contains("100%"), words);
    }

    @Test
    void aPartOfAFolderOfPicturesBecomesAnother() throws Exception {
        Path pictures = folder.resolve("pictures");
        assertEquals(
                0,
                restore(
                        clip,
                        "-o",
                        pictures,
                        "--from",
                        2,
                        "--to",
                        5,
                        "--steps",
                        1,
                        "--guidance",
                        1));
        assertShows(pictures, 2, 3);
    }

    @Test
    void everySettingIsTaken() throws Exception {
        Path output = folder.resolve("settings.mp4");
        assertEquals(
                0,
                restore(
                        clip,
                        "-o",
                        output,
                        "--steps",
                        2,
                        "--spacing",
                        "trailing",
                        "--prompt",
                        "a field",
                        "--negative",
                        "noise",
                        "--guidance",
                        3.5,
                        "--noise-level",
                        20,
                        "--seed",
                        7,
                        "--overlap",
                        2,
                        "--ilt",
                        "per-step",
                        "--noise",
                        "shuffle",
                        "--tile",
                        32,
                        "--colour",
                        "mean",
                        "--temporal-filter",
                        0.5,
                        "--model",
                        folders.home().resolve("models/tiny"),
                        "--threads",
                        1));
        assertShows(output, 0, FRAMES);
    }

    @Test
    void theClipsOfAFolderTakeTheirCaptionsAndThoseThereAreSkipped() throws Exception {
        Path clips = Files.createDirectories(folder.resolve("clips"));
        Files.copy(clip, clips.resolve("a.mkv"));
        Files.copy(clip, clips.resolve("b.mkv"));
        Path table = folder.resolve("captions.csv");
        Files.writeString(table, "video_name,caption\na.mkv,\"sand, and sea\"\n");
        Path output = Files.createDirectories(folder.resolve("restored"));
        List<Object> line =
                List.of(
                        clips,
                        "-o",
                        output,
                        "--captions",
                        table,
                        "--steps",
                        1,
                        "--to",
                        1,
                        "--format",
                        "mkv",
                        "--guidance",
                        1,
                        "--colour",
                        "off");
        assertEquals(0, restore(line.toArray()));
        try (VideoReader a = VideoReader.open(output.resolve("a.mkv"));
                VideoReader b = VideoReader.open(output.resolve("b.mkv"))) {
            assertTrue(brightness(a.read(0)) != brightness(b.read(0)));
        }
        said.reset();
        assertEquals(0, restore(line.toArray()));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("exists already"));
    }

    @Test
    void whatCannotBeDoneHasItsExitCodeAndLeavesNothing() throws Exception {
        Path output = folder.resolve("none.mp4");
        Path text = Files.writeString(folder.resolve("text.mp4"), "not a video");
        assertEquals(66, restore(folder.resolve("missing.mp4"), "-o", output));
        assertEquals(66, restore(folder.resolve("missing.mp4"), "-o", output, "--model", "none"));
        assertEquals(66, restore(text, "-o", output));
        assertEquals(69, restore(clip, "-o", output, "--model", "nobody"));
        assertEquals(73, restore(clip, "-o", folder.resolve("none.xyz")));
        assertEquals(73, restore(clip, "-o", folder.resolve("no/such/folder.mp4")));
        assertEquals(64, restore(clip, "-o", output, "--steps", 0));
        assertEquals(64, restore(clip, "-o", output, "--from", 10));
        assertEquals(64, restore(clip, "-o", output, "--temporal-filter", 1.5));
        assertEquals(64, restore(clip, "-o", output, "--ilt", "sometimes"));
        assertEquals(64, restore(clip));
        assertFalse(Files.exists(output));
    }

    @Test
    void whatIsThereIsNotDestroyed() throws Exception {
        Path copy = Files.copy(clip, folder.resolve("copy.mkv"));
        byte[] source = Files.readAllBytes(copy);
        assertEquals(73, restore(copy, "-o", copy, "--overwrite"));
        assertArrayEquals(source, Files.readAllBytes(copy));
        Path old = Files.writeString(folder.resolve("old.mkv"), "a night's work");
        assertEquals(73, restore(clip, "-o", old));
        assertEquals("a night's work", Files.readString(old));
        assertEquals(
                0,
                restore(clip, "-o", old, "--to", 1, "--steps", 1, "--guidance", 1, "--overwrite"));
        assertShows(old, 0, 1);
    }

    @Test
    void aDamagedModelIsNamed() throws Exception {
        Path damaged = folder.resolve("damaged");
        TinyBundle.write(damaged);
        Files.writeString(damaged.resolve("unet.onnx"), "nothing");
        assertEquals(69, restore(clip, "-o", folder.resolve("d.mkv"), "--model", damaged));
    }
}
