package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.NetworkDenoiser;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;

class MemoryEstimateTest {
    private static final long FULL = 3_800_000_000L;
    private static final Size PICTURE = new Size(480, 270);

    @Test
    void theAuthorsNetworkNeedsWhatWasMeasured() {
        TilePlan alone = new TilePlan(NetworkDenoiser.Batching.IN_TURN, 64, 64);
        assertEquals(5.3e9, new MemoryEstimate(FULL, 0).needed(alone, PICTURE), 0.05e9);
    }

    @Test
    void theBundledNetworkNeedsWhatWasMeasured() {
        // 640x360 in six tiles of 272x224.
        MemoryEstimate small = new MemoryEstimate(4_309_024, 0);
        assertEquals(1.92e9, small.needed(TilePlan.USUAL, new Size(640, 360)), 0.02e9);
    }

    @Test
    void withMuchMemoryThePlanIsTheUsualOne() {
        assertEquals(TilePlan.USUAL, new MemoryEstimate(FULL, 200L << 30).plan(PICTURE));
    }

    @Test
    void withLessMemoryThePromptsTakeTurnsAndThenTilesShrinkUntilTheyFit() {
        TilePlan plan = new MemoryEstimate(FULL, 12L << 30).plan(PICTURE);
        assertEquals(NetworkDenoiser.Batching.IN_TURN, plan.batching());
        assertTrue(plan.tile() < TilePlan.USUAL.tile() && plan.tile() > TilePlan.SMALLEST);
        assertTrue(new MemoryEstimate(FULL, 12L << 30).needed(plan, PICTURE) < 0.8 * (12L << 30));
    }

    @Test
    void withTooLittleTheSmallestPlanIsTried() {
        assertEquals(TilePlan.SMALLEST, new MemoryEstimate(FULL, 1L << 30).plan(PICTURE).tile());
    }
}
