package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class SightTest {
    private static final Viewport.Area WHOLE = new Viewport.Area(800, 600);
    private static final Viewport.Area PICTURE = new Viewport.Area(400, 300);

    @Test
    void everyPaneShowsTheSamePart() {
        Sight four = Sight.of(WHOLE, 2, 2, PICTURE, Optional.empty());
        assertEquals(1, four.view().scale());
        assertEquals(four.shareX(100), four.shareX(500), 1e-12);
        assertEquals(four.shareY(100), four.shareY(400), 1e-12);
        assertEquals(0.25, four.shareX(500), 1e-12);
    }

    @Test
    void thePictureFitsItsPane() {
        assertEquals(2, Sight.of(WHOLE, 1, 1, PICTURE, Optional.empty()).view().scale());
        assertEquals(1, Sight.of(WHOLE, 2, 1, PICTURE, Optional.empty()).view().scale());
    }

    @Test
    void aPixelAspectThatCannotBeMeantCountsAsSquare() {
        assertEquals(16.0 / 15, Sight.aspect(16.0 / 15));
        assertEquals(1, Sight.aspect(0));
        assertEquals(1, Sight.aspect(Double.NaN));
        assertEquals(1, Sight.aspect(100));
    }
}
