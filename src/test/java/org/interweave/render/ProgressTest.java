package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.TilePlan;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a job tells of how far it has come. */
class ProgressTest extends EngineFixture {
    private List<Progress> told(List<ShotJob> shots) throws Exception {
        List<Progress> told = Collections.synchronizedList(new ArrayList<>());
        RenderEngine engine = engine();
        try (RenderEngine.Listening _ =
                engine.listen(jobs -> jobs.forEach(j -> j.progress().ifPresent(told::add)))) {
            export(engine, "told.mkv", shots);
        }
        return List.copyOf(told);
    }

    @Test
    void aStepIsToldTileByTile() throws Exception {
        // 40 columns need two tiles of 32.
        List<Progress> told = told(everyShot(s -> s.inTiles(TilePlan.SMALLEST)));
        for (long step = 0; step < (long) SHOTS * WINDOWS_A_SHOT * STEPS; step++) {
            Progress.Steps half =
                    new Progress.Steps(
                            step,
                            0.5,
                            (long) SHOTS * WINDOWS_A_SHOT * STEPS,
                            SHOTS * WINDOWS_A_SHOT);
            assertTrue(told.stream().anyMatch(p -> p.steps().equals(half)), half::toString);
        }
    }

    @Test
    void theShareRisesFromNothingToOne() throws Exception {
        List<Double> shares = told(shots(s -> s)).stream().map(Progress::share).toList();
        assertEquals(0, shares.getFirst());
        assertEquals(1, shares.getLast());
        assertEquals(shares.stream().sorted().toList(), shares);
    }

    @Test
    void workIsAnnouncedBeforeTheFirstRunIsOver() throws Exception {
        RenderEngine engine = engine();
        Gate gate = gate(1);
        String job = engine.submit(order(engine, folder.resolve("a.mkv"), shots(s -> s)));
        gate.awaitRun();
        Progress begun = engine.jobs().getFirst().progress().orElseThrow();
        assertEquals(SHOTS * LENGTH, begun.frames());
        assertEquals(0, begun.share());
        gate.open();
        assertInstanceOf(JobView.Done.class, engine.await(job).state());
    }

    @Test
    void aFrameCostsWhatItTookBefore() {
        assertEquals(0.25, new Pace(1000, 500).frameCost(2));
        assertEquals(Pace.FRAME_COST, new Pace(0, 500).frameCost(1));
        Progress.Steps done = new Progress.Steps(10, 0, 10, 5);
        Progress half = new Progress(20, 40, 0.25, done, Duration.ofSeconds(30));
        assertEquals(0.75, half.share());
        assertEquals(Duration.ofSeconds(10), half.timeLeft().orElseThrow());
    }

    @Test
    void guidanceDoublesWhatAStepTakes() throws Exception {
        RenderEngine engine = engine();
        assertEquals(1, order(engine, folder.resolve("a.mkv"), shots(s -> s)).recipe().prompts());
        List<ShotJob> guided = everyShot(s -> s.with(new Guidance(3)));
        Recipe recipe = order(engine, folder.resolve("b.mkv"), guided).recipe();
        assertEquals(2, recipe.prompts());
        List<ShotJob> one = shots(s -> s.with(new Guidance(3)));
        assertEquals(1.1, order(engine, folder.resolve("c.mkv"), one).recipe().prompts(), 1e-9);
        assertEquals(Duration.ofMillis(2 * 30 + 5), new Pace(30, 5).of(2, 1));
    }
}
