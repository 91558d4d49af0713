package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Settings;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips;
import org.interweave.media.Delivery;
import org.interweave.render.JobView;
import org.interweave.render.Order;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.ShotJob;
import org.interweave.ui.FormulaStudio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Films are written by a real engine, with formulas for a model. */
class ExportsTest {
    private static final FrameRange ALL = new FrameRange(0, 12);
    private static final Settings SETTINGS =
            Settings.USUAL.with(new Steps(Steps.Method.DDIM, 2, TimestepSpacing.TRAILING));

    @TempDir Path folder;

    private final BlockingQueue<Path> finished = new LinkedBlockingQueue<>();
    private final BlockingQueue<Problem> failed = new LinkedBlockingQueue<>();
    private Rendering rendering;
    private Exports exports;
    private Path clip;

    @BeforeEach
    void start() throws IOException {
        clip =
                Clips.write(
                        folder.resolve("clip.mkv"),
                        new Size(40, 32),
                        ALL.count(),
                        new Rational(25, 1),
                        Clips.Coding.of("ffv1", Map.of()),
                        (i, plane, y, x) -> plane == 0 ? 40 + (x * 3 + y + i * 5) % 160 : 128);
        rendering = new FormulaStudio(folder).rendering();
        exports = new Exports(rendering, Runnable::run, Runnable::run, finished::add, failed::add);
    }

    @AfterEach
    void close() {
        rendering.close();
    }

    private void export(Path target) {
        exports.add(
                clip,
                "formula",
                List.of(new ShotJob(ALL, ALL, SETTINGS)),
                Order.Export.to(target, Delivery.Depth.BITS_8));
    }

    private static <T> T await(BlockingQueue<T> told) throws InterruptedException {
        T first = told.poll(60, TimeUnit.SECONDS);
        assertTrue(first != null, "nobody was told");
        return first;
    }

    private void preview() throws ProblemException {
        new EngineRestorer(rendering)
                .restore(
                        new Restorer.Wish(
                                clip, "formula", new ShotJob(ALL, new FrameRange(0, 2), SETTINGS)),
                        _ -> {},
                        new Cancel());
    }

    @Test
    void aFilmThatIsWrittenIsTold() throws InterruptedException {
        Path target = folder.resolve("film.mkv");
        export(target);
        assertEquals(target, await(finished));
    }

    @Test
    void aFilmThatCannotBeWrittenIsTold() throws InterruptedException, IOException {
        Path file = Files.writeString(folder.resolve("no folder"), "");
        export(file.resolve("film.mkv"));
        Problem problem = await(failed);
        assertTrue(problem.what().startsWith("the export of film.mkv failed: "), problem::what);
        assertEquals(0, finished.size());
    }

    @Test
    void aPreviewLeavesTheListOfFilmsAsItIs() throws InterruptedException, ProblemException {
        export(folder.resolve("film.mkv"));
        await(finished);
        preview();
        List<JobView> jobs = rendering.engine().jobs();
        assertEquals(1, jobs.size());
        assertInstanceOf(JobView.Done.class, jobs.getFirst().state());
    }
}
