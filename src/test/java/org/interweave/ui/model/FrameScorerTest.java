package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Mix;
import org.interweave.diffusion.Settings;
import org.interweave.frame.Bicubic;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.media.VideoReader;
import org.interweave.metrics.AddedFlicker;
import org.interweave.metrics.ClipMeter;
import org.interweave.metrics.Fidelity;
import org.interweave.project.Clip;
import org.interweave.project.Document;
import org.interweave.project.Edits;
import org.interweave.project.Media;
import org.interweave.ui.FormulaStudio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Versions of a film of two shots, cut before frame 12, that are bicubic with something on top. */
class FrameScorerTest {
    private static final Size LARGE = new Size(192, 128);
    private static final FrameRange RESTORED = new FrameRange(4, 16);
    private static final String ADDED = AddedFlicker.MEASURE.name();
    private static final String RESIDUAL = Fidelity.Residual.MEASURE.name();
    private static final String PSNR = ClipMeter.USUAL.getFirst().measure().name();

    @TempDir Path folder;

    private Path film = Path.of("");
    private Optional<FrameScorer> open = Optional.empty();

    @BeforeEach
    void makeFilm() throws Exception {
        film = new FormulaStudio(folder).clip();
    }

    @AfterEach
    void close() {
        open.ifPresent(FrameScorer::close);
    }

    private FrameScorer scorer(Optional<Path> reference) throws Exception {
        FrameScorer scorer = FrameScorer.open(film, reference);
        open = Optional.of(scorer);
        return scorer;
    }

    /** How much brighter than bicubic a frame is, in levels of 255. */
    private interface Lift {
        int of(int frame);
    }

    private Version version(Clip clip, long seed, Lift lift) throws Exception {
        List<Pixels> pictures = new ArrayList<>();
        try (VideoReader reader = VideoReader.open(film)) {
            for (int f = RESTORED.start(); f < RESTORED.end(); f++) {
                int levels = lift.of(f);
                Pixels plain = Pixels.of(new Bicubic(LARGE).resize(reader.read(f)));
                pictures.add(
                        new Pixels(
                                LARGE,
                                Arrays.stream(plain.argb())
                                        .map(c -> brighter(c, levels))
                                        .toArray()));
            }
        }
        Settings settings = Settings.USUAL.with(Settings.USUAL.noise().seeded(seed));
        return new Version(
                clip.media().hash(),
                clip.allFrames(),
                RESTORED,
                new Take(settings, "", false),
                Optional.empty(),
                pictures);
    }

    private static int brighter(int argb, int levels) {
        int result = 0xff000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            result |= Math.min(255, (argb >> shift & 0xff) + levels) << shift;
        }
        return result;
    }

    private Clip clip(Mix mix) throws Exception {
        try (VideoReader reader = VideoReader.open(film)) {
            Settings settings = Settings.USUAL.with(mix);
            Document document =
                    Edits.addClip(Clip.of(Media.of(reader.info()), settings)).apply(Document.EMPTY);
            return Edits.split(0, 12).apply(document).clips().getFirst();
        }
    }

    private static Takes takes(Clip clip, Version... versions) {
        NavigableMap<Integer, List<Version>> frames = new TreeMap<>();
        for (int f = RESTORED.start(); f < RESTORED.end(); f++) {
            frames.put(f, List.of(versions));
        }
        return new Takes(clip, frames, Optional.empty());
    }

    private static List<Map<String, Double>> rows(FrameScorer scorer, Takes takes, int frame)
            throws Exception {
        List<Map<String, Double>> rows = new ArrayList<>();
        for (FrameScorer.Subject subject : FrameScorer.subjects(takes, frame)) {
            Map<String, Double> row = new HashMap<>(scorer.score(subject));
            row.putAll(scorer.likeness(subject));
            rows.add(row);
        }
        return rows;
    }

    private static double number(Map<String, Double> row, String name) {
        return Optional.ofNullable(row.get(name)).orElseThrow();
    }

    @Test
    void aVersionThatIsBicubicAddsNoFlickerAndOneThatBlinksDoes() throws Exception {
        Clip clip = clip(Mix.NONE);
        Takes takes =
                takes(clip, version(clip, 1, _ -> 0), version(clip, 2, f -> f % 2 == 0 ? 30 : 0));
        List<Map<String, Double>> rows = rows(scorer(Optional.empty()), takes, 8);
        assertEquals(3, rows.size());
        assertEquals(0, number(rows.get(0), ADDED), "bicubic itself");
        assertEquals(0, number(rows.get(1), ADDED), 0.1);
        // 30 levels of 255, squared, in thousandths.
        assertEquals(1000 * Math.pow(30 / 255.0, 2), number(rows.get(2), ADDED), 3);
    }

    @Test
    void howFarAVersionStraysIsInLevels() throws Exception {
        Clip clip = clip(Mix.NONE);
        Takes takes = takes(clip, version(clip, 1, _ -> 0), version(clip, 2, _ -> 20));
        List<Map<String, Double>> rows = rows(scorer(Optional.empty()), takes, 6);
        assertFalse(rows.get(0).containsKey(RESIDUAL), "bicubic does not stray from itself");
        assertTrue(number(rows.get(1), RESIDUAL) < 2, rows::toString);
        assertEquals(20, number(rows.get(2), RESIDUAL), 2);
    }

    @Test
    void whatIsMixedInIsMeasuredToo() throws Exception {
        Clip clip = clip(Mix.NONE.at(1));
        Takes takes = takes(clip, version(clip, 2, f -> f % 2 == 0 ? 30 : 0));
        Map<String, Double> mixed = rows(scorer(Optional.empty()), takes, 8).get(1);
        assertEquals(0, number(mixed, ADDED), 1e-6);
        assertTrue(number(mixed, RESIDUAL) < 2, mixed::toString);
    }

    @Test
    void numbersOfTwoFramesNeverCrossACutNorAGap() throws Exception {
        Clip clip = clip(Mix.NONE);
        Takes takes = takes(clip, version(clip, 1, _ -> 0));
        FrameScorer scorer = scorer(Optional.empty());
        assertTrue(rows(scorer, takes, 11).get(1).containsKey(ADDED));
        for (Map<String, Double> row : rows(scorer, takes, 12)) {
            assertFalse(row.containsKey(ADDED), "the first of its shot");
        }
        List<Map<String, Double>> first = rows(scorer, takes, RESTORED.start());
        assertTrue(first.get(0).containsKey(ADDED), "of bicubic every frame is there");
        assertFalse(first.get(1).containsKey(ADDED));
        assertTrue(first.get(1).containsKey(RESIDUAL));
    }

    @Test
    void withAReferenceThereIsPsnrAsFarAsItGoes() throws Exception {
        Clip clip = clip(Mix.NONE);
        Takes takes = takes(clip, version(clip, 1, _ -> 0), version(clip, 2, _ -> 20));
        assertFalse(rows(scorer(Optional.empty()), takes, 6).get(1).containsKey(PSNR));
        Path truth = new FormulaStudio(folder).clip("short.mkv", 8, 12);
        FrameScorer scorer = FrameScorer.open(film, Optional.of(truth));
        try (scorer) {
            assertTrue(scorer.isOf(film, Optional.of(truth)));
            assertFalse(scorer.isOf(film, Optional.empty()));
            List<Map<String, Double>> rows = rows(scorer, takes, 6);
            assertTrue(number(rows.get(1), PSNR) > number(rows.get(2), PSNR) + 5, rows::toString);
            assertFalse(rows(scorer, takes, 9).get(1).containsKey(PSNR));
        }
    }
}
