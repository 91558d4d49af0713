package org.interweave.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class ShotDetectorTest {
    private static final Size SIZE = new Size(96, 54);
    private static final Scenery HERE = new Scenery(1, SIZE);
    private static final Scenery THERE = new Scenery(2, SIZE);
    private static final Scenery ELSEWHERE = new Scenery(3, SIZE);

    /** Frames of a landscape seen by a camera that moves to the right. */
    private static List<Picture> pan(Scenery scenery, int frames, double speed) {
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            pictures.add(scenery.at(100 + speed * i, 40 + 0.3 * speed * i));
        }
        return pictures;
    }

    @SafeVarargs
    private static List<Picture> join(List<Picture>... parts) {
        List<Picture> all = new ArrayList<>();
        for (List<Picture> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    private static List<Integer> cuts(List<Picture> frames) {
        List<Integer> cuts = new ArrayList<>();
        ShotDetector detector = new ShotDetector(c -> cuts.add(c.frame()));
        frames.forEach(detector::push);
        detector.finish();
        return cuts;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 3, 8})
    void hardCutsAreFoundWhateverTheMotion(double speed) {
        List<Picture> frames =
                join(pan(HERE, 20, speed), pan(THERE, 9, speed), pan(ELSEWHERE, 15, -speed));
        assertEquals(List.of(20, 29), cuts(frames));
    }

    @ParameterizedTest
    @ValueSource(doubles = {4, 11, 17, 30})
    void fastPansAreNoCuts(double speed) {
        assertEquals(List.of(), cuts(pan(HERE, 30, speed)));
    }

    @Test
    void aShotMayBeOneFrameLong() {
        List<Picture> frames =
                join(pan(HERE, 12, 1), pan(THERE, 1, 1), pan(ELSEWHERE, 2, 1), pan(THERE, 12, 1));
        assertEquals(List.of(12, 13, 15), cuts(frames));
    }

    @Test
    void oneFrameOfAnotherSceneInsideAShotIsAShot() {
        List<Picture> frames = join(pan(HERE, 12, 1), pan(THERE, 1, 1), pan(HERE, 12, 1));
        assertEquals(List.of(12, 13), cuts(frames));
    }

    @Test
    void theFirstAndLastFramesMayBeShots() {
        List<Picture> frames = join(pan(HERE, 1, 1), pan(THERE, 9, 1), pan(ELSEWHERE, 1, 1));
        assertEquals(List.of(1, 10), cuts(frames));
        assertEquals(List.of(1), cuts(join(pan(HERE, 1, 1), pan(THERE, 1, 1))));
        assertEquals(List.of(), cuts(pan(HERE, 1, 1)));
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "2, 3", "1, 100", "3, 100", "2, 0", "1, 1.6"})
    void flashesAreNoCuts(int length, double gain) {
        List<Picture> frames = pan(HERE, 30, 1);
        for (int i = 14; i < 14 + length; i++) {
            frames.set(i, Scenery.changed(frames.get(i), v -> gain * v));
        }
        assertEquals(List.of(), cuts(frames), "gain " + gain);
    }

    @Test
    void aFlashBetweenTwoShotsIsOneCut() {
        List<Picture> frames = join(pan(HERE, 12, 1), pan(HERE, 2, 1), pan(THERE, 12, 1));
        for (int i = 12; i < 14; i++) {
            frames.set(i, Scenery.changed(frames.get(i), _ -> 1));
        }
        assertEquals(List.of(14), cuts(frames));
    }

    @Test
    void fadesAndSwitchedLightsAreNoCuts() {
        List<Picture> frames = pan(HERE, 60, 1);
        for (int i = 0; i < 60; i++) {
            double light = i < 20 ? i / 20.0 : i < 40 ? 1 : 0.45;
            frames.set(i, Scenery.changed(frames.get(i), v -> light * v));
        }
        assertEquals(List.of(), cuts(frames));
    }

    @Test
    void plainColoursAreToldApart() {
        List<Picture> frames = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            float[] samples = new float[3 * SIZE.pixels()];
            Arrays.fill(
                    samples,
                    i < 10 ? 0 : 2 * SIZE.pixels(),
                    i < 10 ? SIZE.pixels() : samples.length,
                    0.8f);
            frames.add(Picture.of(SIZE, samples));
        }
        assertEquals(List.of(10), cuts(frames));
    }

    @Test
    void cutsMakeShots() {
        FrameRange frames = new FrameRange(10, 40);
        List<Cut> cuts = List.of(new Cut(5, 1), new Cut(10, 1), new Cut(11, 0.6), new Cut(40, 1));
        assertEquals(
                List.of(new FrameRange(10, 11), new FrameRange(11, 40)), Cut.shots(frames, cuts));
    }

    @Test
    void theCutsOfARealFilmAreFound() throws Exception {
        try (VideoReader film = VideoReader.open(Clips.real("big-buck-bunny-480p-30s.mp4"))) {
            FrameRange part = new FrameRange(250, 600);
            List<Cut> cuts = ShotDetector.detect(film, part, new Cancel(), _ -> {});
            // Looked at by eye.
            assertEquals(List.of(285, 378, 553), cuts.stream().map(Cut::frame).toList());
            assertTrue(cuts.stream().allMatch(c -> c.confidence() > 0.8), cuts.toString());
        }
    }
}
