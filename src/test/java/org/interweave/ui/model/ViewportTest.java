package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ViewportTest {
    private static final Viewport.Area PICTURE = new Viewport.Area(1920, 1080);
    private static final Viewport.Area VIEW = new Viewport.Area(960, 600);
    private final Viewport fit = Viewport.fit(PICTURE, VIEW);

    @Test
    void aFittedPictureTouchesTwoEdgesAndIsCentred() {
        assertEquals(new Viewport(0.5, 0, 30), fit);
    }

    @Test
    void thePointUnderTheCursorStaysWhileZooming() {
        Viewport zoomed = fit.scaled(2, 300, 200);
        double pictureX = (300 - fit.left()) / fit.scale();
        double pictureY = (200 - fit.top()) / fit.scale();
        assertEquals(300, zoomed.left() + pictureX * zoomed.scale(), 1e-9);
        assertEquals(200, zoomed.top() + pictureY * zoomed.scale(), 1e-9);
    }

    @Test
    void theScaleHasLimits() {
        assertEquals(16, fit.scaled(1000, 0, 0).scale());
        assertEquals(0.02, fit.scaled(0, 0, 0).scale());
    }

    @Test
    void thePictureNeverLeavesTheMiddle() {
        Viewport far = fit.panned(1e6, -1e6, PICTURE, VIEW);
        assertEquals(480, far.left());
        assertEquals(300 - 540, far.top());
    }

    @Test
    void pixelsAreShownAsSquaresFromThreeHundredPercentOn() {
        assertFalse(fit.scaled(2.9, 0, 0).nearest());
        assertTrue(fit.scaled(3, 0, 0).nearest());
    }
}
