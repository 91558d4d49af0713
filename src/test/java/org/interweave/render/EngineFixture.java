package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips;
import org.interweave.media.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** An engine over a formula in place of the networks, and a clip of ten shots. */
abstract class EngineFixture {
    static final int SHOTS = 10;
    static final int LENGTH = 12;
    static final int STEPS = 3;
    static final int WINDOWS_A_SHOT = 2;
    static final Settings SETTINGS =
            Settings.USUAL
                    .with(new Steps(Steps.Method.DDIM, STEPS, TimestepSpacing.TRAILING))
                    .with(new Guidance(1));

    @TempDir Path folder;
    Path clip = Path.of("");
    FormulaModel model = new FormulaModel();
    Optional<RenderEngine> open = Optional.empty();

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

    RenderEngine engine() throws ProblemException {
        return engine(ClipSink::create);
    }

    RenderEngine engine(Workshop.Outputs outputs) throws ProblemException {
        return engine(new FormulaModels(model), WindowCache.Limits.USUAL, outputs);
    }

    RenderEngine engine(Models models, WindowCache.Limits limits, Workshop.Outputs outputs)
            throws ProblemException {
        open.ifPresent(RenderEngine::close);
        RenderEngine engine = RenderEngine.open(models, folder.resolve("state"), limits, outputs);
        open = Optional.of(engine);
        return engine;
    }

    static List<ShotJob> shots(UnaryOperator<Settings> third) {
        List<ShotJob> shots = new ArrayList<>();
        for (int i = 0; i < SHOTS; i++) {
            FrameRange frames = new FrameRange(i * LENGTH, (i + 1) * LENGTH);
            shots.add(new ShotJob(frames, frames, i == 2 ? third.apply(SETTINGS) : SETTINGS));
        }
        return shots;
    }

    static List<ShotJob> everyShot(UnaryOperator<Settings> change) {
        return shots(s -> s).stream()
                .map(s -> new ShotJob(s.frames(), s.wanted(), change.apply(s.settings())))
                .toList();
    }

    Path export(RenderEngine engine, String name, List<ShotJob> shots) throws Exception {
        Path target = folder.resolve(name);
        String id = engine.submit(order(engine, target, shots));
        JobView view = engine.await(id);
        assertInstanceOf(JobView.Done.class, view.state(), view::toString);
        return target;
    }

    Order order(RenderEngine engine, Path target, List<ShotJob> shots) throws ProblemException {
        Recipe recipe = engine.recipe(clip, "formula", shots);
        return new Order(recipe, Order.Export.to(target, Delivery.Depth.BITS_8));
    }

    int runsOf(RenderEngine engine, String name, List<ShotJob> shots) throws Exception {
        int before = model.unetRuns.get();
        export(engine, name, shots);
        return model.unetRuns.get() - before;
    }

    /**
     * Holds the model's runs until it is opened.
     *
     * @param first the run that is held first, from 1
     */
    Gate gate(int first) {
        Gate gate = new Gate(first);
        model.beforeRun = gate::pass;
        return gate;
    }

    /** Where the model waits. */
    static final class Gate {
        private final CountDownLatch begun;
        private final CountDownLatch open = new CountDownLatch(1);

        private Gate(int first) {
            begun = new CountDownLatch(first);
        }

        private void pass() {
            begun.countDown();
            if (begun.getCount() == 0) {
                await(open);
            }
        }

        /** Until a run stands at it. */
        void awaitRun() {
            await(begun);
        }

        void open() {
            open.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
