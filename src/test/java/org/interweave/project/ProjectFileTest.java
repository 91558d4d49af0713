package org.interweave.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.NoiseReuse;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.ShotDecoder;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TemporalFilter;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.frame.FrameRange;
import org.interweave.media.Cut;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

class ProjectFileTest {
    @TempDir Path folder;

    /** Something other than the usual in every field. */
    private static Document everything() {
        TreeSet<Integer> second = new TreeSet<>(Set.of(1));
        List<Edit> edits =
                List.of(
                        Edits.model("small"),
                        Edits.split(0, 40),
                        Edits.cuts(
                                Films.media("film.mkv", 100).hash(), List.of(new Cut(70, 0.625))),
                        Edits.mark(0, Optional.of(new FrameRange(5, 90))),
                        Edits.addMarker(0, new Marker(12, "\u00e4rger \"here\"")),
                        Edits.byDefault(0, Setting.NOISE, NoiseReuse.INDEPENDENT),
                        Edits.byDefault(0, Setting.WINDOW, 12),
                        Edits.byDefault(0, Setting.OVERLAP, 9),
                        Edits.override(0, second, Setting.PROMPT, "a \u6d77"),
                        Edits.override(0, second, Setting.SEED, Long.MIN_VALUE),
                        Edits.override(0, second, Setting.ILT, Ilt.PER_STEP),
                        Edits.override(0, second, Setting.TILE, 96),
                        Edits.override(0, second, Setting.FILTER, new TemporalFilter(0.35)),
                        Edits.alarm(9),
                        Edits.override(0, second, Setting.CHUNKS, ShotDecoder.Chunks.AUTHORS),
                        Edits.override(
                                0,
                                second,
                                Setting.STEPS,
                                new Steps(Steps.Method.DDIM, 4, TimestepSpacing.TRAILING)),
                        Edits.addClip(Clip.of(Films.media("b.mov", 1), Settings.USUAL)),
                        Edits.outputs(
                                List.of(new OutputPreset("Mine", "mov", 10), OutputPreset.H265)));
        Document document = Films.film();
        for (Edit edit : edits) {
            document = edit.apply(document);
        }
        return document;
    }

    @Test
    void everythingComesBackAsItWasWritten() throws ProblemException {
        ProjectFile file = new ProjectFile(folder.resolve("film.iwv"));
        file.write(everything());
        assertEquals(everything(), file.read());
    }

    @Test
    void mediaBesideTheFileMoveWithIt() throws ProblemException, IOException {
        Path here = Files.createDirectory(folder.resolve("here"));
        Media beside = Films.media("x", 100).movedTo(here.resolve("media/film.mkv"));
        Document film = Edits.addClip(Clip.of(beside, Settings.USUAL)).apply(Document.EMPTY);
        new ProjectFile(here.resolve("film.iwv")).write(film);
        Path there = Files.move(here, folder.resolve("there"));
        Document read = new ProjectFile(there.resolve("film.iwv")).read();
        assertEquals(there.resolve("media/film.mkv"), read.clips().getFirst().media().path());
    }

    @Test
    void anythingCutShortIsSaidToBeDamaged() throws ProblemException, IOException {
        Path path = folder.resolve("film.iwv");
        new ProjectFile(path).write(everything());
        String text = Files.readString(path);
        for (int length = 0; length < text.length() - 2; length += 97) {
            Files.writeString(path, text.substring(0, length));
            ProblemException e =
                    assertThrows(ProblemException.class, () -> new ProjectFile(path).read());
            assertTrue(e.problem().what().contains("is damaged"), e.problem().what());
        }
    }

    @Test
    void aSettingNobodyKnowsIsNamed() throws ProblemException, IOException {
        Path path = folder.resolve("film.iwv");
        new ProjectFile(path).write(everything());
        Files.writeString(path, Files.readString(path).replace("\"guidance\"", "\"guidence\""));
        ProblemException e =
                assertThrows(ProblemException.class, () -> new ProjectFile(path).read());
        assertTrue(e.problem().what().contains("\"guidence\" is nothing"), e.problem().what());
    }

    @Test
    void nothingIsReadThatWouldBeLost() throws ProblemException, IOException {
        Path path = folder.resolve("film.iwv");
        new ProjectFile(path).write(Films.film());
        String text = Files.readString(path);
        String start = "\"start\" : 0,";
        assertTrue(text.contains(start));
        Files.writeString(path, text.replace(start, start + " \"settings\": {\"steps\": 3},"));
        ProblemException e =
                assertThrows(ProblemException.class, () -> new ProjectFile(path).read());
        assertTrue(
                e.problem().what().contains("\"clips[0].shots[0].settings\" is nothing"),
                e.problem().what());
    }

    @Test
    void aNewerVersionAsksForANewerProgram() throws IOException {
        Path path = Files.writeString(folder.resolve("a.iwv"), "{\"version\": 99}");
        ProblemException e =
                assertThrows(ProblemException.class, () -> new ProjectFile(path).read());
        assertEquals("update Interweave", e.problem().advice());
    }

    @Test
    void aCodecIsWrittenOnlyWhereItIsNotTheUsualOne() throws ProblemException, IOException {
        Path path = folder.resolve("film.iwv");
        new ProjectFile(path).write(Films.film());
        assertFalse(Files.readString(path).contains("codec"));
        new ProjectFile(path).write(Edits.outputs(List.of(OutputPreset.H265)).apply(Films.film()));
        assertTrue(Files.readString(path).contains("\"codec\" : \"h265\""));
    }

    @Test
    void aFormatThatCannotBeIsSaidToBeDamage() throws ProblemException, IOException {
        Path path = folder.resolve("film.iwv");
        new ProjectFile(path).write(Edits.outputs(List.of(OutputPreset.H265)).apply(Films.film()));
        String text = Files.readString(path);
        for (String wrong :
                List.of(text.replace("\"mp4\"", "\"mov\""), text.replace("h265", "vp10"))) {
            Files.writeString(path, wrong);
            ProblemException e =
                    assertThrows(ProblemException.class, () -> new ProjectFile(path).read());
            assertTrue(e.problem().what().contains("is damaged"), e.problem().what());
        }
    }

    @Test
    void aMissingFileIsNamed() {
        Path path = folder.resolve("none.iwv");
        ProblemException e =
                assertThrows(ProblemException.class, () -> new ProjectFile(path).read());
        assertEquals("there is no " + path, e.problem().what());
        assertEquals(Problem.Kind.SOURCE, e.problem().kind());
    }

    @Test
    void anOlderFileTakesEveryStepToThePresent() throws ProblemException, IOException {
        Path path = folder.resolve("old.iwv");
        new ProjectFile(path).write(Films.film());
        Files.writeString(
                path, Files.readString(path).replace("\"model\" : \"\"", "\"bundel\" : \"a\""));
        Migrations two =
                new Migrations(
                        List.of(
                                tree -> tree.set("bundle", tree.remove("bundel")),
                                tree -> tree.put("model", tree.remove("bundle").asText() + "b")));
        assertEquals("ab", new ProjectFile(path).read(two).model());
    }

    @Test
    void writingLeavesNothingElseBehind() throws ProblemException, IOException {
        ProjectFile file = new ProjectFile(folder.resolve("film.iwv"));
        file.write(Films.film());
        file.write(everything());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file.path()), files.toList());
        }
    }

    @Test
    void aFailedWriteLeavesTheOldFile() throws ProblemException, IOException {
        ProjectFile file = new ProjectFile(folder.resolve("film.iwv"));
        file.write(everything());
        // A folder in the way of the temporary file makes every write fail, even for root.
        String part = ".film.iwv-" + ProcessHandle.current().pid() + ".part";
        Path inTheWay = Files.createDirectories(folder.resolve(part).resolve("x"));
        ProblemException e = assertThrows(ProblemException.class, () -> file.write(Films.film()));
        assertEquals(Problem.Kind.OUTPUT, e.problem().kind());
        assertEquals(everything(), file.read());
        assertFalse(Files.notExists(inTheWay));
    }
}
