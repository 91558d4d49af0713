package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.frame.FrameRange;
import org.interweave.media.Delivery;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** What is kept of jobs until they are over, and what is not. */
class UnfinishedJobsTest extends EngineFixture {
    private static final int ALL = SHOTS * WINDOWS_A_SHOT * STEPS;

    private Path jobs() {
        return folder.resolve("state/jobs");
    }

    private int journalled() throws IOException {
        try (Stream<Path> files = Files.list(jobs())) {
            return (int) files.filter(f -> f.toString().endsWith(".json")).count();
        }
    }

    /** Begins an export and closes the engine in the middle of it. */
    private Path stoppedExport() throws Exception {
        RenderEngine engine = engine();
        CountDownLatch begun = new CountDownLatch(5);
        model.beforeRun = begun::countDown;
        Path target = folder.resolve("a.mkv");
        engine.submit(order(engine, target, shots(s -> s)));
        begun.await();
        engine.close();
        model = new FormulaModel();
        return target;
    }

    @Test
    void aJobTakenUpOnAnotherDeviceIsMadeByThatOneAlone() throws Exception {
        Path target = stoppedExport();
        RenderEngine other =
                engine(
                        new FormulaModels(model, "formula 2"),
                        WindowCache.Limits.USUAL,
                        ClipSink::create);
        other.recover();
        JobView view = other.await(other.jobs().getFirst().id());
        assertInstanceOf(JobView.Done.class, view.state(), view::toString);
        assertEquals("formula 2", Sidecar.of(target).recipe().engine());
        assertEquals(ALL, model.unetRuns.get());
    }

    @Test
    void theWavefrontOfAStoppedJobStaysHoweverSmallTheCache() throws Exception {
        WindowCache.Limits none = new WindowCache.Limits(0, 0);
        FrameRange whole = new FrameRange(0, SHOTS * LENGTH);
        Settings perStep = SETTINGS.with(SETTINGS.windows().fused(Ilt.PER_STEP));
        int all = perStep.windows().windows(whole.count()).count() * STEPS;
        RenderEngine engine = engine(new FormulaModels(model), none, ClipSink::create);
        CountDownLatch begun = new CountDownLatch(all / 2);
        model.beforeRun = begun::countDown;
        engine.submit(
                order(
                        engine,
                        folder.resolve("a.mkv"),
                        List.of(new ShotJob(whole, whole, perStep))));
        begun.await();
        engine.close();
        model.beforeRun = () -> {};
        RenderEngine next = engine(new FormulaModels(model), none, ClipSink::create);
        next.recover();
        JobView view = next.await(next.jobs().getFirst().id());
        assertInstanceOf(JobView.Done.class, view.state(), view::toString);
        assertEquals(all, model.unetRuns.get(), 1, "one run may have been under way");
    }

    @Test
    void aTargetIsOnePlaceWhereverTheNextProgramIsStarted() {
        Order.Export export = Order.Export.to(Path.of("film.mov"), Delivery.Depth.BITS_8);
        assertEquals(Path.of("film.mov").toAbsolutePath().toString(), export.target());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Order.Export("film.mov", Delivery.Depth.BITS_8, Delivery.Codec.USUAL));
    }

    @Test
    void aJobFromBeforeThereWasAChoiceOfCodecsGoesOn() throws Exception {
        stoppedExport();
        Path entry;
        try (Stream<Path> files = Files.list(jobs())) {
            entry = files.filter(f -> f.toString().endsWith(".json")).findFirst().orElseThrow();
        }
        String now = Files.readString(entry);
        String before = now.replaceFirst(",\\s*\"codec\" : \"USUAL\"", "");
        assertTrue(now.contains("codec") && !before.contains("codec"), now);
        Files.writeString(entry, before);
        RenderEngine engine = engine();
        engine.recover();
        JobView view = engine.await(engine.jobs().getFirst().id());
        assertInstanceOf(JobView.Done.class, view.state(), view::toString);
    }

    @Test
    void noTwoJobsWriteToOnePlace() throws Exception {
        RenderEngine engine = engine();
        Gate gate = gate(1);
        Path target = folder.resolve("a.mkv");
        Order order = order(engine, target, shots(s -> s));
        String id = engine.submit(order);
        ProblemException here = assertThrows(ProblemException.class, () -> engine.submit(order));
        assertEquals(Problem.Kind.OUTPUT, here.problem().kind());
        try (RenderEngine program =
                RenderEngine.open(
                        new FormulaModels(new FormulaModel()),
                        folder.resolve("state"),
                        WindowCache.Limits.USUAL)) {
            ProblemException there =
                    assertThrows(ProblemException.class, () -> program.submit(order));
            assertEquals(Problem.Kind.OUTPUT, there.problem().kind());
        }
        gate.open();
        assertInstanceOf(JobView.Done.class, engine.await(id).state());
        assertInstanceOf(JobView.Done.class, engine.await(engine.submit(order)).state());
    }

    @Test
    void aJobThatIsBegunAnewTakesThePlaceOfTheOneThatWasStopped() throws Exception {
        Path target = stoppedExport();
        RenderEngine engine = engine();
        assertEquals(1, journalled());
        String id = engine.submit(order(engine, target, shots(s -> s)));
        assertEquals(1, journalled());
        assertInstanceOf(JobView.Done.class, engine.await(id).state());
        assertEquals(0, journalled());
    }

    @Test
    void whatAnotherProgramFinishesMeanwhileIsNoJobOfOurs() throws Exception {
        stoppedExport();
        // Listed, and gone when it is read.
        Files.createSymbolicLink(jobs().resolve("gone.json"), folder.resolve("nowhere"));
        RenderEngine engine = engine();
        engine.recover();
        assertEquals(1, engine.jobs().size());
        assertInstanceOf(
                JobView.Done.class,
                engine.await(engine.submit(order(engine, folder.resolve("b.mkv"), shots(s -> s))))
                        .state());
    }

    @Test
    void aPaceThatCannotBeNotedIsNoFailure() throws Exception {
        Files.createDirectories(folder.resolve("state/paces.json/in the way"));
        Path target = export(engine(), "a.mkv", shots(s -> s));
        assertTrue(Files.exists(target));
    }

    @Test
    void windowsOfASmallerTilePlanStayUntilTheJobIsOver() throws Exception {
        model = new FormulaModel(32 * 32);
        int runs = runsOf(engine(), "roomy.mkv", shots(s -> s));
        open.orElseThrow().close();
        model = new FormulaModel(32 * 32);
        Files.delete(folder.resolve("state/plans.json"));
        WindowCache.Limits none = new WindowCache.Limits(0, 1);
        RenderEngine engine = engine(new FormulaModels(model), none, ClipSink::create);
        int again = runsOf(engine, "full.mkv", everyShot(s -> s.with(s.noise().seeded(3))));
        assertEquals(runs, again);
    }

    @Test
    void theTimeOfAJobIsThatOfTheStepsOfEachOfItsShots() throws Exception {
        RenderEngine engine = engine();
        export(engine, "a.mkv", shots(s -> s));
        Recipe few = engine.recipe(clip, "formula", everyShot(s -> s.with(s.noise().seeded(3))));
        Steps many = new Steps(Steps.Method.DDIM, 300, TimestepSpacing.TRAILING);
        Recipe more =
                engine.recipe(
                        clip,
                        "formula",
                        shots(s -> s.with(many)).stream()
                                .map(
                                        s ->
                                                new ShotJob(
                                                        s.frames(),
                                                        s.wanted(),
                                                        s.settings()
                                                                .with(
                                                                        s.settings()
                                                                                .noise()
                                                                                .seeded(3))))
                                .toList());
        long little = engine.estimate(few, engine.coverage(few)).orElseThrow().toMillis();
        long much = engine.estimate(more, engine.coverage(more)).orElseThrow().toMillis();
        assertTrue(much > little, little + " ms and " + much + " ms");
    }
}
