package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.ColourMatch;
import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Mix;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.ShotDecoder;
import org.interweave.diffusion.TemporalFilter;
import org.interweave.frame.Bicubic;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.media.VideoReader;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Nothing is done twice. */
class WindowReuseTest extends EngineFixture {
    @Test
    void onlyWhatChangedIsDenoisedAgain() throws Exception {
        RenderEngine engine = engine();
        int all = SHOTS * WINDOWS_A_SHOT * STEPS;
        assertEquals(all, runsOf(engine, "first.mkv", shots(s -> s)));
        assertEquals(0, runsOf(engine, "again.mkv", shots(s -> s)));
        assertEquals(0, runsOf(engine, "codec.mp4", shots(s -> s)));
        assertEquals(
                WINDOWS_A_SHOT * STEPS,
                runsOf(engine, "prompt.mkv", shots(s -> s.with(s.prompt().saying("rain")))));
        List<ShotJob> trimmed =
                shots(s -> s).subList(1, 4).stream()
                        .map(
                                s ->
                                        new ShotJob(
                                                s.frames(),
                                                new FrameRange(
                                                        s.frames().start() + 2, s.frames().end()),
                                                s.settings()))
                        .toList();
        assertEquals(0, runsOf(engine, "trim.mkv", trimmed));
        assertEquals(0, runsOf(engine, "colour.mkv", everyShot(s -> s.with(ColourMatch.MEAN))));
        assertEquals(
                0,
                runsOf(engine, "decode.mkv", everyShot(s -> s.with(ShotDecoder.Chunks.AUTHORS))));
        // Off and final denoise windows alone: they share them.
        assertEquals(
                0, runsOf(engine, "off.mkv", everyShot(s -> s.with(s.windows().fused(Ilt.OFF)))));
        assertEquals(all, runsOf(engine, "seed.mkv", everyShot(s -> s.with(s.noise().seeded(3)))));
    }

    @Test
    void anotherProgramFindsWhatThisOneComputed() throws Exception {
        Path first = export(engine(), "first.mkv", shots(s -> s));
        model = new FormulaModel();
        Path second = export(engine(), "second.mkv", shots(s -> s));
        assertEquals(0, model.unetRuns.get());
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void damagedWindowsAreFoundAndComputedAgain() throws Exception {
        Path first = export(engine(), "first.mkv", shots(s -> s));
        open.orElseThrow().close();
        Path window = windows().getFirst();
        byte[] bytes = Files.readAllBytes(window);
        bytes[bytes.length / 2] ^= 1;
        Files.write(window, bytes);
        model = new FormulaModel();
        Path second = export(engine(), "second.mkv", shots(s -> s));
        assertEquals(STEPS, model.unetRuns.get());
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void coverageTellsKnownWindowsFromMissingOnes() throws Exception {
        RenderEngine engine = engine();
        Recipe all = engine.recipe(clip, "formula", shots(s -> s));
        assertEquals(SHOTS * WINDOWS_A_SHOT, engine.coverage(all).missing());
        export(engine, "part.mkv", shots(s -> s).subList(0, 3));
        Coverage coverage = engine.coverage(all);
        assertEquals((SHOTS - 3) * WINDOWS_A_SHOT, coverage.missing());
        assertTrue(coverage.windows().getFirst().known());
        assertEquals(new FrameRange(0, 8), coverage.windows().getFirst().frames());
        assertFalse(coverage.windows().getLast().known());
    }

    @Test
    void mixingBicubicInRunsNoDenoiser() throws Exception {
        RenderEngine engine = engine();
        Path plain = export(engine, "plain.mkv", shots(s -> s));
        Mix.Stroke stroke = new Mix.Stroke(List.of(new Mix.Point(0, 0)), 0.2, 1);
        List<ShotJob> mixed = shots(s -> s.with(Mix.NONE.at(0.25).with(stroke)));
        assertEquals(0, runsOf(engine, "mixed.mkv", mixed));
        try (VideoReader before = VideoReader.open(plain);
                VideoReader after = VideoReader.open(folder.resolve("mixed.mkv"));
                VideoReader source = VideoReader.open(clip)) {
            int frame = 2 * LENGTH + 3;
            Picture low = source.read(frame);
            Picture bicubic = new Bicubic(low.size().times(FormulaModel.FACTOR)).resize(low);
            Picture old = before.read(frame);
            Picture now = after.read(frame);
            assertEquals(bicubic.at(1, 0, 0), now.at(1, 0, 0), 1.01 / 255);
            float quarter = 0.75f * old.at(1, 60, 70) + 0.25f * bicubic.at(1, 60, 70);
            assertEquals(quarter, now.at(1, 60, 70), 1.01 / 255);
            assertEquals(before.read(0).at(1, 9, 9), after.read(0).at(1, 9, 9));
        }
    }

    @Test
    void filteringRunsNoDenoiserAndChangesItsShotAlone() throws Exception {
        RenderEngine engine = engine();
        Path plain = export(engine, "plain.mkv", shots(s -> s));
        List<ShotJob> filtered = shots(s -> s.with(new TemporalFilter(0.5)));
        assertEquals(0, runsOf(engine, "filtered.mkv", filtered));
        List<String> before = Sidecar.of(plain).frames();
        List<String> after = Sidecar.of(folder.resolve("filtered.mkv")).frames();
        for (int i = 0; i < before.size(); i++) {
            boolean third = i / LENGTH == 2;
            assertEquals(third, !before.get(i).equals(after.get(i)), "frame " + i);
        }
    }

    @Test
    void withoutRoomOnTheDeviceTheSmallerPlanIsRememberedForTheNextTime() throws Exception {
        model = new FormulaModel(32 * 32);
        export(engine(), "a.mkv", shots(s -> s));
        Sidecar sidecar = Sidecar.of(folder.resolve("a.mkv"));
        assertTrue(sidecar.recipe().shots().getLast().tiles().tile() < 40);
        int failures = model.refused.get();
        assertTrue(failures > 0);
        export(engine(), "b.mkv", everyShot(s -> s.with(s.noise().seeded(5))));
        assertEquals(failures, model.refused.get());
    }

    @Test
    void aWindowIsInTheCacheBeforeTheDenoiserRunsForTheNext() throws Exception {
        RenderEngine engine = engine();
        Recipe recipe = engine.recipe(clip, "formula", shots(s -> s));
        List<Integer> known = Collections.synchronizedList(new ArrayList<>());
        model.beforeRun =
                () -> {
                    try {
                        Coverage coverage = engine.coverage(recipe);
                        known.add(coverage.windows().size() - coverage.missing());
                    } catch (ProblemException e) {
                        throw new IllegalStateException(e);
                    }
                };
        int runs = runsOf(engine, "a.mkv", shots(s -> s));
        assertEquals(IntStream.range(0, runs).mapToObj(run -> run / STEPS).toList(), known);
    }

    @Test
    void gapsBetweenKnownWindowsAreFilled() throws Exception {
        FrameRange half = new FrameRange(0, SHOTS * LENGTH / 2);
        FrameRange rest = new FrameRange(half.end(), SHOTS * LENGTH);
        for (Ilt ilt : Ilt.values()) {
            Settings settings = SETTINGS.with(SETTINGS.windows().fused(ilt));
            List<ShotJob> shots =
                    List.of(
                            new ShotJob(half, half, settings),
                            new ShotJob(rest, new FrameRange(half.end(), 90), settings));
            Path first = export(engine(), ilt + ".mkv", shots);
            open.orElseThrow().close();
            List<Path> kept = windows();
            for (int i = 0; i + 1 < kept.size(); i += 3) {
                Files.delete(kept.get(i));
                Files.delete(kept.get(i + 1));
            }
            Path second = export(engine(), ilt + "-again.mkv", shots);
            assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second), ilt.name());
            open.orElseThrow().close();
            for (Path file : cached()) {
                Files.delete(file);
            }
        }
    }

    /** The cached latents; the pictures beside them are smaller. */
    private List<Path> windows() throws IOException {
        List<Path> windows = new ArrayList<>();
        for (Path file : cached()) {
            if (Files.size(file) > 4 * 3 * 8 * 32 * 40) {
                windows.add(file);
            }
        }
        return windows;
    }

    private List<Path> cached() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("state/cache"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
