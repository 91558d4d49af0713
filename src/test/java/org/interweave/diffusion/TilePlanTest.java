package org.interweave.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;

import java.util.List;

class TilePlanTest {
    @Test
    void aPictureOfOneTileHasNoBorders() {
        assertEquals(List.of(), TilePlan.USUAL.columns(new Size(100, 80)));
    }

    @Test
    void bordersLieInTheMiddleOfWhatTilesShare() {
        // One denoiser tile; two decoder tiles from left to right, moved to end with the picture.
        Size size = new Size(200, 100);
        List<Double> columns = TilePlan.USUAL.columns(size);
        assertEquals(1, columns.size());
        assertEquals(0.5, columns.getFirst(), 1e-9);
        assertEquals(List.of(), TilePlan.USUAL.rows(size));
    }
}
