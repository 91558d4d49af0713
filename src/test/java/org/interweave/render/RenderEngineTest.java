package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.interweave.diffusion.ColourMatch;
import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Interweaving;
import org.interweave.diffusion.Mix;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.ShotDecoder;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.frame.Bicubic;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips;
import org.interweave.media.Delivery;
import org.interweave.media.VideoReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

class RenderEngineTest {
    private static final int SHOTS = 10;
    private static final int LENGTH = 12;
    private static final int STEPS = 3;
    private static final int WINDOWS_A_SHOT = 2;
    private static final Settings SETTINGS =
            Settings.USUAL
                    .with(new Steps(Steps.Method.DDIM, STEPS, TimestepSpacing.TRAILING))
                    .with(new Guidance(1));

    @TempDir private Path folder;
    private Path clip = Path.of("");
    private FormulaModel model = new FormulaModel();
    private Optional<RenderEngine> open = Optional.empty();

    @BeforeEach
    void makeClip() throws IOException {
        clip =
                Clips.write(
                        folder.resolve("clip.mkv"),
                        new Size(40, 32),
                        SHOTS * LENGTH,
                        new Rational(25, 1),
                        Clips.Coding.of("ffv1", Map.of()),
                        (i, plane, y, x) -> plane == 0 ? 40 + (x * 3 + y + i * 5) % 160 : 128);
    }

    @AfterEach
    void closeEngine() {
        open.ifPresent(RenderEngine::close);
    }

    private RenderEngine engine() throws ProblemException {
        return engine(ClipSink::create);
    }

    private RenderEngine engine(Workshop.Outputs outputs) throws ProblemException {
        open.ifPresent(RenderEngine::close);
        RenderEngine engine =
                RenderEngine.open(
                        new FormulaModels(model),
                        folder.resolve("state"),
                        WindowCache.Limits.USUAL,
                        outputs);
        open = Optional.of(engine);
        return engine;
    }

    private static List<ShotJob> shots(UnaryOperator<Settings> third) {
        List<ShotJob> shots = new ArrayList<>();
        for (int i = 0; i < SHOTS; i++) {
            FrameRange frames = new FrameRange(i * LENGTH, (i + 1) * LENGTH);
            shots.add(new ShotJob(frames, frames, i == 2 ? third.apply(SETTINGS) : SETTINGS));
        }
        return shots;
    }

    private static List<ShotJob> everyShot(UnaryOperator<Settings> change) {
        return shots(s -> s).stream()
                .map(s -> new ShotJob(s.frames(), s.wanted(), change.apply(s.settings())))
                .toList();
    }

    private Path export(RenderEngine engine, String name, List<ShotJob> shots) throws Exception {
        Path target = folder.resolve(name);
        String id = engine.submit(order(engine, target, shots));
        JobView view = engine.await(id);
        assertInstanceOf(JobView.Done.class, view.state(), view::toString);
        return target;
    }

    private Order order(RenderEngine engine, Path target, List<ShotJob> shots)
            throws ProblemException {
        Recipe recipe = engine.recipe(clip, "formula", shots);
        return new Order(recipe, new Order.Export(target.toString(), Delivery.Depth.BITS_8));
    }

    private int runsOf(RenderEngine engine, String name, List<ShotJob> shots) throws Exception {
        int before = model.unetRuns.get();
        export(engine, name, shots);
        return model.unetRuns.get() - before;
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
    void aRecipeWrittenBeforeThereWasAMixMixesNothing() throws Exception {
        Recipe recipe = engine().recipe(clip, "formula", shots(s -> s));
        ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(recipe.toJson());
        tree.required("shots")
                .forEach(shot -> ((ObjectNode) shot.required("settings")).remove("mix"));
        assertEquals(recipe, Recipe.fromJson(tree.toString()));
    }

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
        try (Stream<Path> files = Files.walk(folder.resolve("state/cache"))) {
            Path window = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(window);
            bytes[bytes.length / 2] ^= 1;
            Files.write(window, bytes);
        }
        model = new FormulaModel();
        Path second = export(engine(), "second.mkv", shots(s -> s));
        assertEquals(STEPS, model.unetRuns.get());
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void theExportIsWhatARestorationWithoutACacheGives() throws Exception {
        for (Ilt ilt : Ilt.values()) {
            List<ShotJob> shots = everyShot(s -> s.with(s.windows().fused(ilt)));
            Path cached = export(engine(), ilt + ".mkv", shots);
            Path plain = folder.resolve(ilt + "-plain.mkv");
            try (ClipSource source = ClipSource.open(clip)) {
                Delivery delivery =
                        Deliveries.of(
                                source.info(), shots, FormulaModel.FACTOR, Delivery.Depth.BITS_8);
                new Restoration(
                                source,
                                model,
                                org.interweave.diffusion.TilePlan.USUAL,
                                WindowMemories.NONE)
                        .run(
                                shots,
                                () -> ClipSink.create(plain, delivery),
                                _ -> {},
                                new org.interweave.frame.Cancel());
            }
            assertArrayEquals(Files.readAllBytes(plain), Files.readAllBytes(cached), ilt.name());
        }
    }

    @Test
    void aPreviewMakesProxiesWhichTheExportAgreesWith() throws Exception {
        RenderEngine engine = engine();
        FrameRange shot = new FrameRange(0, LENGTH);
        Recipe some =
                engine.recipe(
                        clip,
                        "formula",
                        List.of(new ShotJob(shot, new FrameRange(2, 5), SETTINGS)));
        engine.await(engine.submit(new Order(some, new Order.Preview())));
        assertTrue(engine.proxy(some, 1).isEmpty());
        Proxy proxy = engine.proxy(some, 3).orElseThrow();
        Path exported = export(engine, "whole.mkv", shots(s -> s));
        try (VideoReader reader = VideoReader.open(exported)) {
            assertEquals(Proxy.of(reader.read(3)), proxy);
        }
        int before = model.unetRuns.get();
        engine.await(engine.submit(new Order(some, new Order.Preview())));
        assertEquals(before, model.unetRuns.get());
    }

    @Test
    void aPreviewInTheMiddleOfAShotIsWhatTheExportWrites() throws Exception {
        RenderEngine engine = engine();
        FrameRange whole = new FrameRange(0, 40);
        FrameRange middle = new FrameRange(20, 24);
        for (Ilt ilt : Ilt.values()) {
            Settings settings = SETTINGS.with(SETTINGS.windows().fused(ilt));
            Recipe some =
                    engine.recipe(clip, "formula", List.of(new ShotJob(whole, middle, settings)));
            String preview = engine.submit(new Order(some, new Order.Preview()));
            assertInstanceOf(JobView.Done.class, engine.await(preview).state());
            Path exported =
                    export(engine, ilt + ".mkv", List.of(new ShotJob(whole, whole, settings)));
            try (VideoReader reader = VideoReader.open(exported)) {
                assertEquals(Proxy.of(reader.read(21)), engine.proxy(some, 21).orElseThrow());
            }
        }
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
    void aPreviewGoesBeforeAnExportThatRuns() throws Exception {
        RenderEngine engine = engine();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        model.beforeRun =
                () -> {
                    begun.countDown();
                    await(go);
                };
        String export = engine.submit(order(engine, folder.resolve("e.mkv"), shots(s -> s)));
        begun.await();
        FrameRange shot = new FrameRange(0, LENGTH);
        Recipe draft =
                engine.recipe(
                        clip,
                        "formula",
                        List.of(
                                new ShotJob(
                                        shot, shot, SETTINGS.with(SETTINGS.noise().seeded(99)))));
        String preview = engine.submit(new Order(draft, new Order.Preview()));
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
                                                                -1, (int) p.stepsDone()));
                            }
                        })) {
            go.countDown();
            assertInstanceOf(JobView.Done.class, engine.await(preview).state());
            assertInstanceOf(JobView.Done.class, engine.await(export).state());
        }
        // The preview's thread may need a moment until it asks for the device.
        assertTrue(stepsOfExport.get() < SHOTS * WINDOWS_A_SHOT * STEPS, stepsOfExport::toString);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPausedJobStandsStillWhileAnotherWorks() throws Exception {
        RenderEngine engine = engine();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        model.beforeRun =
                () -> {
                    begun.countDown();
                    await(go);
                };
        String first = engine.submit(order(engine, folder.resolve("a.mkv"), shots(s -> s)));
        begun.await();
        engine.pause(first);
        String second =
                engine.submit(
                        order(
                                engine,
                                folder.resolve("b.mkv"),
                                everyShot(s -> s.with(s.noise().seeded(4)))));
        go.countDown();
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
        CountDownLatch begun = new CountDownLatch(5);
        CountDownLatch go = new CountDownLatch(1);
        model.beforeRun =
                () -> {
                    begun.countDown();
                    if (begun.getCount() == 0) {
                        await(go);
                    }
                };
        String id = engine.submit(order(engine, folder.resolve("a.mkv"), shots(s -> s)));
        begun.await();
        engine.cancel(id);
        go.countDown();
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
        full.set(0);
        engine.resume(id);
        assertInstanceOf(JobView.Done.class, engine.await(id).state());
        assertTrue(Files.exists(target));
        assertEquals(SHOTS * WINDOWS_A_SHOT * STEPS, model.unetRuns.get());
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
    void theSidecarSaysWhatAnExportIsMadeOf() throws Exception {
        Path target = export(engine(), "a.mkv", shots(s -> s));
        Sidecar sidecar = Sidecar.of(target);
        assertEquals(SourceHash.hash(target), sidecar.fileHash());
        assertEquals(SourceHash.hash(clip), sidecar.recipe().clip().hash());
        assertEquals("formula 1", sidecar.recipe().engine());
        assertEquals(SHOTS * LENGTH, sidecar.frames().size());
        assertEquals(sidecar.recipe(), Recipe.fromJson(sidecar.recipe().toJson()));
        assertEquals(Interweaving.USUAL, sidecar.recipe().shots().get(1).settings().windows());
    }
}
