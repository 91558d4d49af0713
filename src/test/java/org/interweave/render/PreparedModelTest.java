package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TilePlan;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

class PreparedModelTest {
    @TempDir private Path folder;
    private final Counted models = new Counted();
    private final RenderEngine engine;

    PreparedModelTest(@TempDir Path state) throws ProblemException {
        engine = RenderEngine.open(models, state, WindowCache.Limits.USUAL);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void whatWasLoadedAheadIsUsedByTheNextJob() throws Exception {
        assertTrue(engine.prepare("one"));
        assertTrue(engine.prepare("one"));
        assertEquals(1, models.opened.get());
        JobView view = engine.await(engine.submit(order()));
        assertInstanceOf(JobView.Done.class, view.state(), view::toString);
        assertEquals(1, models.opened.get());
    }

    @Test
    void whereItWouldLeaveLittleMemoryNothingIsLoadedAhead() throws Exception {
        models.room = false;
        assertFalse(engine.prepare("one"));
        assertEquals(0, models.opened.get());
    }

    @Test
    void whileJobsWaitNothingIsLoadedAhead() throws Exception {
        String id = engine.submit(order());
        engine.pause(id);
        assertFalse(engine.prepare("other"));
        engine.cancel(id);
        engine.await(id);
        assertTrue(engine.prepare("other"));
    }

    @Test
    void whatIsClosedLoadsNothing() throws Exception {
        engine.close();
        assertFalse(engine.prepare("one"));
        assertEquals(0, models.opened.get());
    }

    @Test
    void closingWaitsForWhatIsLent() throws Exception {
        LoadedModels lending = new LoadedModels(models);
        LoadedModels.Loan loan = lending.borrow("one");
        Thread closing = Thread.ofPlatform().start(lending::close);
        while (closing.getState() != Thread.State.WAITING) {
            assertTrue(closing.isAlive(), "it was closed while it was lent");
            Thread.onSpinWait();
        }
        assertThrows(ProblemException.class, () -> lending.borrow("one"));
        loan.close();
        closing.join();
    }

    private Order order() throws Exception {
        Path clip =
                Clips.write(
                        folder.resolve("clip.mkv"),
                        new Size(40, 32),
                        8,
                        new Rational(25, 1),
                        Clips.Coding.of("ffv1", Map.of()),
                        (i, plane, y, x) -> plane == 0 ? 40 + (x * 3 + y + i * 5) % 160 : 128);
        FrameRange all = new FrameRange(0, 8);
        Settings settings =
                Settings.USUAL
                        .with(new Steps(Steps.Method.DDIM, 1, TimestepSpacing.TRAILING))
                        .with(new Guidance(1));
        List<ShotJob> shots = List.of(new ShotJob(all, all, settings));
        return new Order(engine.recipe(clip, "one", shots), new Order.Preview());
    }

    /** A formula model that counts how often it was loaded. */
    private static final class Counted implements Models {
        private final AtomicInteger opened = new AtomicInteger();
        private volatile boolean room = true;

        @Override
        public String engine() {
            return "formula 1";
        }

        @Override
        public TilePlan plan(String hash, Size size, Optional<String> loaded) {
            return TilePlan.USUAL;
        }

        @Override
        public boolean leavesRoom(String hash) {
            return room;
        }

        @Override
        public Model open(String hash) {
            opened.incrementAndGet();
            return new FormulaModel();
        }
    }
}
