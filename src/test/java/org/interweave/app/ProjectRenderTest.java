package org.interweave.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.checkpoint.TinyBundle;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips;
import org.interweave.media.VideoReader;
import org.interweave.project.Edit;
import org.interweave.project.Edits;
import org.interweave.project.ProjectFile;
import org.interweave.project.Setting;
import org.interweave.render.Sidecar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Project, render and verify on the command line, with real graphs of random weights. */
class ProjectRenderTest {
    @TempDir private static Path folder;

    private static Folders folders = new Folders(Path.of(""), Path.of(""));
    private static Path clip = Path.of("");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeAll
    static void makeModelAndClip() throws Exception {
        folders = new Folders(folder.resolve("program"), folder.resolve("data"));
        Path models = Files.createDirectories(folders.home().resolve("models"));
        TinyBundle.write(models.resolve("tiny"));
        clip =
                Clips.write(
                        folder.resolve("clip.mkv"),
                        new Size(24, 16),
                        20,
                        new Rational(25, 1),
                        Clips.Coding.of("ffv1", Map.of()).withSound("flac"),
                        (i, plane, y, x) -> plane > 0 ? 128 : 40 + (5 * x + 3 * y + i) % 150);
    }

    private int interweave(Object... arguments) {
        said.reset();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Main.run(
                folders, out, Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
    }

    private String words() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private Path project(String name) throws Exception {
        Path project = folder.resolve(name);
        assertEquals(
                0,
                interweave("project", "new", clip, "-o", project, "--steps", 1, "--guidance", 1),
                words());
        assertTrue(words().contains("20 frames in 1 shot of 24x16"), words());
        edit(project, Edits.split(0, 11));
        return project;
    }

    private static void edit(Path project, Edit edit) throws Exception {
        ProjectFile file = new ProjectFile(project);
        file.write(edit.apply(file.read()));
    }

    @Test
    void aProjectIsRenderedOnceAndThenOnlyWhatChanged() throws Exception {
        Path project = project("film.iwv");
        assertEquals(0, interweave("render", project, "--from", 8, "--to", 14, "--dry-run"));
        assertTrue(words().contains("6 frames in 2 shots; 4 of 4 windows"), words());
        Path first = folder.resolve("first.mkv");
        List<Object> render = List.of("render", project, "--from", 8, "--to", 14, "-o");
        assertEquals(0, interweave(with(render, first)), words());
        assertEquals(0, interweave("render", project, "--shots", 2, "--to", 14, "--dry-run"));
        assertTrue(words().contains("3 frames in 1 shot; 0 of 2 windows"), words());

        TreeSet<Integer> second = new TreeSet<>(List.of(1));
        edit(project, Edits.override(0, second, Setting.PROMPT, "stripes"));
        assertEquals(0, interweave("render", project, "--dry-run", "--from", 8, "--to", 14));
        assertTrue(words().contains("2 of 4 windows to denoise, about"), words());

        Path changed = folder.resolve("changed.mkv");
        assertEquals(0, interweave(with(render, changed)), words());
        try (VideoReader a = VideoReader.open(first);
                VideoReader b = VideoReader.open(changed)) {
            assertEquals(6, b.info().video().frames());
            assertEquals(1, b.info().audio().size());
            assertEquals(new Size(96, 64), b.info().video().size());
            assertEquals(a.read(2).at(0, 9, 9), b.read(2).at(0, 9, 9));
        }
        assertEquals(0, interweave("verify", changed, "--windows", 1), words());
        assertTrue(words().contains("PASS: 1 window, "), words());
        byte[] bytes = Files.readAllBytes(first);
        bytes[bytes.length - 200] ^= 1;
        Files.write(first, bytes);
        assertEquals(1, interweave("verify", first, "--windows", 1), words());
        assertTrue(words().contains("FAIL: the file was changed"), words());
    }

    private static Object[] with(List<Object> words, Object last) {
        return Stream.concat(words.stream(), Stream.of(last)).toArray();
    }

    @Test
    void theSameRecipeGivesTheSameFileTwiceAndAnotherThreadCountHasItsOwnName() throws Exception {
        Path project = project("threads.iwv");
        Path one = folder.resolve("one.mkv");
        Path again = folder.resolve("again.mkv");
        List<Object> render = List.of("render", project, "--to", 4, "--threads", 1, "-o");
        assertEquals(0, interweave(with(render, one)), words());
        folders = new Folders(folders.home(), folder.resolve("elsewhere"));
        assertEquals(0, interweave(with(render, again)), words());
        folders = new Folders(folders.home(), folder.resolve("data"));
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(again));
        assertTrue(Sidecar.of(one).recipe().engine().contains("cpu 1 threads"));
        assertEquals(0, interweave("verify", one, "--threads", 2), words());
        // The same bits or not: both are right, and it is said which.
        assertTrue(words().contains("PASS") || words().contains("not comparable"), words());
        // Other bits than of one thread, on two: no wonder, and no fault of the file.
        Path sidecar = Sidecar.beside(one);
        String told = Files.readString(sidecar);
        for (String frame : Sidecar.of(one).frames()) {
            told = told.replace(frame, "0".repeat(frame.length()));
        }
        Files.writeString(sidecar, told);
        assertEquals(0, interweave("verify", one, "--threads", 2, "--windows", 1), words());
        assertTrue(words().contains("not comparable bit for bit: made by"), words());
        assertTrue(words().contains("cpu 1 threads"), words());
        assertTrue(words().contains("largest difference from the file 0."), words());
        assertEquals(1, interweave("verify", one, "--threads", 1, "--windows", 1), words());
        assertTrue(words().contains("FAIL"), words());
    }

    @Test
    void whatCannotBeDoneHasItsExitCode() throws Exception {
        Path project = project("wrong.iwv");
        assertEquals(73, interweave("project", "new", clip, "-o", project));
        assertEquals(66, interweave("render", folder.resolve("none.iwv"), "-o", "x.mkv"));
        assertEquals(64, interweave("render", project));
        assertEquals(64, interweave("render", project, "--shots", "4", "-o", "x.mkv"));
        assertEquals(64, interweave("render", project, "--shots", "1-", "-o", "x.mkv"));
        assertEquals(64, interweave("render", project, "--clip", "2", "-o", "x.mkv"));
        assertEquals(66, interweave("verify", clip));
        Path film = folder.resolve("wrong.mov");
        assertEquals(73, interweave("render", project, "-o", film, "--codec", "h265"));
        assertEquals(64, interweave("render", project, "-o", film, "--codec", "h266"));
        assertEquals(
                73,
                interweave("render", project, "-o", folder.resolve("no/folder.mkv"), "--to", 1));
    }
}
