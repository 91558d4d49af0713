package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Settings;
import org.interweave.diffusion.TilePlan;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Tiles are a setting of a shot. */
class ShotTilesTest extends EngineFixture {
    @Test
    void aShotInSmallerTilesIsDenoisedAgainAndNoOther() throws Exception {
        RenderEngine engine = engine();
        assertEquals(SHOTS * WINDOWS_A_SHOT * STEPS, runsOf(engine, "one.mkv", shots(s -> s)));
        // 40 columns need two tiles of 32.
        assertEquals(
                2 * WINDOWS_A_SHOT * STEPS,
                runsOf(engine, "tiles.mkv", shots(s -> s.inTiles(TilePlan.SMALLEST))));
        assertEquals(0, runsOf(engine, "large.mkv", shots(s -> s.inTiles(64))));
    }

    @Test
    void theRecipeSaysTheTilesOfEachShot() throws Exception {
        List<Recipe.Shot> shots =
                engine().recipe(clip, "formula", shots(s -> s.inTiles(48))).shots();
        assertEquals(48, shots.get(2).tiles().tile());
        assertEquals(48, shots.get(2).tiles().decodeTile());
        assertEquals(TilePlan.USUAL, shots.get(3).tiles());
    }

    @Test
    void tilesAreNeverLargerThanWhatFitsNorTooSmall() {
        assertEquals(TilePlan.USUAL, TilePlan.USUAL.atMost(0));
        assertEquals(TilePlan.USUAL, TilePlan.USUAL.atMost(4096));
        assertEquals(TilePlan.SMALLEST, TilePlan.USUAL.atMost(1).tile());
    }

    @Test
    void settingsWrittenBeforeThereWereTilesAreRead() throws Exception {
        Recipe recipe = engine().recipe(clip, "formula", shots(s -> s));
        String old = recipe.toJson().replaceAll(",\\s*\"tile\" : 0", "");
        assertTrue(old.length() < recipe.toJson().length());
        Settings read = Recipe.fromJson(old).shots().getFirst().settings();
        assertEquals(SETTINGS, read);
    }
}
