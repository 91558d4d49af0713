package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Settings;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.media.VideoReader;
import org.interweave.project.Clip;
import org.interweave.project.Document;
import org.interweave.project.Edits;
import org.interweave.project.Media;
import org.interweave.render.ShotJob;
import org.interweave.ui.FormulaStudio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A film of 96 frames in two shots, restored before: all of it, then what is left in the cache. */
class RecallTest {
    private static final String MODEL = "formula";
    private static final int FRAMES = 96;
    private static final int CUT = 40;

    @TempDir private Path folder;

    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final List<FrameRange> found = new ArrayList<>();
    private Optional<Rendering> opened = Optional.empty();
    private Optional<Clip> clip = Optional.empty();

    @BeforeEach
    void restore() throws Exception {
        FormulaStudio studio = new FormulaStudio(folder);
        Path film = studio.clip("film.mkv", FRAMES, FRAMES);
        try (VideoReader reader = VideoReader.open(film)) {
            Document one =
                    Edits.addClip(Clip.of(Media.of(reader.info()), Settings.USUAL))
                            .apply(Document.EMPTY);
            clip = Optional.of(Edits.split(0, CUT).apply(one).clips().getFirst());
        }
        Rendering rendering = studio.rendering();
        opened = Optional.of(rendering);
        for (ShotJob job : clip().jobs(clip().allFrames())) {
            new EngineRestorer(rendering)
                    .restore(new Restorer.Wish(film, MODEL, job), _ -> {}, new Cancel());
        }
    }

    @AfterEach
    void close() {
        opened.ifPresent(Rendering::close);
    }

    private Clip clip() {
        return clip.orElseThrow();
    }

    private Recall recall(Versions versions) {
        return new Recall(
                opened.orElseThrow(),
                worker::add,
                Runnable::run,
                versions.limitBytes(),
                v -> {
                    found.add(v.frames());
                    versions.add(v);
                });
    }

    private void work() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
    }

    private static Versions roomy() {
        return new Versions(1L << 30);
    }

    @Test
    void theWholeFilmComesBackThePlayheadsShotFirstAndAFewFramesAtATime() {
        Versions versions = roomy();
        recall(versions).want(clip(), MODEL, 50, versions);
        work();
        assertEquals(
                List.of(
                        new FrameRange(40, 72),
                        new FrameRange(72, 96),
                        new FrameRange(0, 32),
                        new FrameRange(32, 40)),
                found);
        assertEquals(FRAMES, Takes.of(clip(), versions).frames().size());
        assertTrue(
                IntStream.range(0, FRAMES)
                        .allMatch(
                                f ->
                                        versions.state(
                                                        clip(),
                                                        versions.best(clip(), f).orElseThrow())
                                                == Versions.State.READY));
    }

    @Test
    void whatIsThereIsNotLookedForAgain() {
        Versions versions = roomy();
        Recall recall = recall(versions);
        recall.want(clip(), MODEL, 0, versions);
        work();
        found.clear();
        recall.want(clip(), MODEL, 50, versions);
        work();
        assertEquals(List.of(), found);
    }

    @Test
    void whereThereIsNoRoomOnlyThePlayheadsSurroundingsComeBack() {
        Versions versions = new Versions(0);
        recall(versions).want(clip(), MODEL, 10, versions);
        work();
        assertEquals(List.of(new FrameRange(0, 32), new FrameRange(32, 40)), found);
    }

    @Test
    void aNewerWishEndsTheOneBefore() {
        Versions versions = roomy();
        Recall recall = recall(versions);
        recall.want(clip(), MODEL, 0, versions);
        worker.remove().run();
        recall.forget();
        work();
        assertEquals(List.of(new FrameRange(0, 32)), found);
    }

    @Test
    void ofAnotherModelNothingIsThere() {
        Versions versions = roomy();
        recall(versions).want(clip(), "another model", 0, versions);
        work();
        assertEquals(List.of(), found);
    }
}
