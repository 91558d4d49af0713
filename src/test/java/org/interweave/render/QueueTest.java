package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.FrameRange;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/** Several jobs, paused, cancelled, taken up. */
class QueueTest extends EngineFixture {
    @Test
    void aPreviewGoesBeforeAnExportThatRuns() throws Exception {
        RenderEngine engine = engine();
        Gate gate = gate(1);
        String export = engine.submit(order(engine, folder.resolve("e.mkv"), shots(s -> s)));
        gate.awaitRun();
        FrameRange shot = new FrameRange(0, LENGTH);
        Recipe draft =
                engine.recipe(
                        clip,
                        "formula",
                        List.of(
                                new ShotJob(
                                        shot, shot, SETTINGS.with(SETTINGS.noise().seeded(99)))));
        CountDownLatch begun = new CountDownLatch(1);
        String preview;
        try (RenderEngine.Listening _ =
                engine.listen(
                        jobs -> {
                            if (jobs.stream()
                                    .filter(j -> j.order().purpose() instanceof Order.Preview)
                                    .anyMatch(j -> j.progress().isPresent())) {
                                begun.countDown();
                            }
                        })) {
            preview = engine.submit(new Order(draft, new Order.Preview()));
            begun.await();
        }
        AtomicInteger stepsOfExport = new AtomicInteger(-1);
        try (RenderEngine.Listening _ =
                engine.listen(
                        jobs -> {
                            if (jobs.stream()
                                    .anyMatch(j -> j.id().equals(preview) && j.state().over())) {
                                jobs.stream()
                                        .filter(j -> j.id().equals(export))
                                        .flatMap(j -> j.progress().stream())
                                        .forEach(
                                                p ->
                                                        stepsOfExport.compareAndSet(
                                                                -1, (int) p.steps().done()));
                            }
                        })) {
            gate.open();
            assertInstanceOf(JobView.Done.class, engine.await(preview).state());
            assertInstanceOf(JobView.Done.class, engine.await(export).state());
        }
        // The preview's thread may need a moment until it asks for the device.
        assertTrue(stepsOfExport.get() < SHOTS * WINDOWS_A_SHOT * STEPS, stepsOfExport::toString);
    }

    @Test
    void aPausedJobStandsStillWhileAnotherWorks() throws Exception {
        RenderEngine engine = engine();
        Gate gate = gate(1);
        String first = engine.submit(order(engine, folder.resolve("a.mkv"), shots(s -> s)));
        gate.awaitRun();
        engine.pause(first);
        String second =
                engine.submit(
                        order(
                                engine,
                                folder.resolve("b.mkv"),
                                everyShot(s -> s.with(s.noise().seeded(4)))));
        gate.open();
        assertInstanceOf(JobView.Done.class, engine.await(second).state());
        assertInstanceOf(
                JobView.Paused.class,
                engine.jobs().stream()
                        .filter(j -> j.id().equals(first))
                        .findFirst()
                        .orElseThrow()
                        .state());
        // The run that was under way when it was paused, and all of the other job.
        assertEquals(1 + SHOTS * WINDOWS_A_SHOT * STEPS, model.unetRuns.get());
        engine.resume(first);
        assertInstanceOf(JobView.Done.class, engine.await(first).state());
        assertEquals(2 * SHOTS * WINDOWS_A_SHOT * STEPS, model.unetRuns.get());
    }

    @Test
    void aCancelledJobStopsWithinAStepAndLeavesNoFile() throws Exception {
        RenderEngine engine = engine();
        Gate gate = gate(5);
        String id = engine.submit(order(engine, folder.resolve("a.mkv"), shots(s -> s)));
        gate.awaitRun();
        engine.cancel(id);
        gate.open();
        assertInstanceOf(JobView.Cancelled.class, engine.await(id).state());
        assertEquals(5, model.unetRuns.get());
        assertFalse(Files.exists(folder.resolve("a.mkv")));
        // What it had is not lost: one whole window and a step of the next.
        model.beforeRun = () -> {};
        assertEquals(SHOTS * WINDOWS_A_SHOT * STEPS - 5, runsOf(engine, "b.mkv", shots(s -> s)));
    }

    @Test
    void whatIsUnfinishedIsTakenUpByTheNextProgram() throws Exception {
        RenderEngine first = engine();
        CountDownLatch begun = new CountDownLatch(5);
        model.beforeRun = begun::countDown;
        Path target = folder.resolve("a.mkv");
        first.submit(order(first, target, shots(s -> s)));
        String paused = first.submit(order(first, folder.resolve("p.mkv"), shots(s -> s)));
        first.pause(paused);
        begun.await();
        first.close();
        RenderEngine second = engine();
        second.recover();
        assertEquals(2, second.jobs().size());
        JobView view = second.await(second.jobs().getFirst().id());
        assertInstanceOf(JobView.Done.class, view.state(), view::toString);
        assertTrue(Files.exists(target));
        assertInstanceOf(JobView.Paused.class, second.jobs().getLast().state());
    }

    @Test
    void aFullDiskPausesTheJobUntilThereIsRoom() throws Exception {
        AtomicInteger full = new AtomicInteger(2);
        RenderEngine engine =
                engine(
                        (target, delivery) -> {
                            FrameSink sink = ClipSink.create(target, delivery);
                            return new FrameSink() {
                                @Override
                                public void write(org.interweave.frame.Picture picture)
                                        throws ProblemException {
                                    if (full.get() > 0) {
                                        throw new ProblemException(
                                                Problem.Kind.DISK_FULL, "full", "make room");
                                    }
                                    sink.write(picture);
                                }

                                @Override
                                public void finish() throws ProblemException {
                                    sink.finish();
                                }

                                @Override
                                public void close() {
                                    sink.close();
                                }
                            };
                        });
        Path target = folder.resolve("a.mkv");
        String id = engine.submit(order(engine, target, shots(s -> s)));
        CountDownLatch paused = new CountDownLatch(1);
        try (RenderEngine.Listening _ =
                engine.listen(
                        jobs -> {
                            if (jobs.getFirst().state()
                                    instanceof JobView.Paused(Optional<Problem> why)) {
                                assertEquals(Problem.Kind.DISK_FULL, why.orElseThrow().kind());
                                paused.countDown();
                            }
                        })) {
            paused.await();
        }
        assertInstanceOf(JobView.Paused.class, engine.await(id).state());
        FutureTask<JobView> end = new FutureTask<>(() -> engine.awaitEnd(id));
        Thread.ofPlatform().daemon().start(end);
        assertFalse(end.isDone());
        full.set(0);
        engine.resume(id);
        assertInstanceOf(JobView.Done.class, end.get().state());
        assertTrue(Files.exists(target));
        assertEquals(SHOTS * WINDOWS_A_SHOT * STEPS, model.unetRuns.get());
    }
}
