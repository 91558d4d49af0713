package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WindowPlaceTest {
    private static final WindowPlace SCREEN = new WindowPlace(0, 30, 1280, 690);

    @Test
    void aWindowLargerThanTheScreenFillsIt() {
        assertEquals(SCREEN, WindowPlace.amid(SCREEN, 1440, 900));
    }

    @Test
    void aSmallerOneStandsInTheMiddle() {
        assertEquals(new WindowPlace(140, 75, 1000, 600), WindowPlace.amid(SCREEN, 1000, 600));
    }

    @Test
    void oneThatWasLeftOverTheEdgeIsMovedBack() {
        assertEquals(
                new WindowPlace(280, 30, 1000, 600),
                new WindowPlace(900, -80, 1000, 600).within(SCREEN));
    }

    @Test
    void aPlaceOnAScreenThatIsGoneIsNotSeen() {
        assertFalse(new WindowPlace(2000, 100, 800, 600).meets(SCREEN));
        assertTrue(new WindowPlace(1200, 100, 800, 600).meets(SCREEN));
    }
}
