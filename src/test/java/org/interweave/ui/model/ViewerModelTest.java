package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.interweave.metrics.ProfileLine;
import org.junit.jupiter.api.Test;

import java.util.Optional;

class ViewerModelTest {
    private final ViewerModel viewer = new ViewerModel();

    @Test
    void aLayerIsNeverComparedWithItself() {
        for (Layer layer : Layer.values()) {
            viewer.show(layer);
            assertNotEquals(layer, viewer.reference().get());
            viewer.compareWith(layer);
            assertNotEquals(layer, viewer.reference().get());
        }
    }

    @Test
    void theReferenceIsInFrontWhileItIsHeld() {
        viewer.show(Layer.RESTORED);
        viewer.hold(true);
        assertEquals(Layer.BICUBIC, viewer.front());
        viewer.hold(false);
        assertEquals(Layer.RESTORED, viewer.front());
    }

    @Test
    void comparisonsComeRoundAgain() {
        for (int i = 0; i < Comparison.values().length; i++) {
            viewer.nextComparison();
        }
        assertEquals(Comparison.NONE, viewer.comparison().get());
    }

    @Test
    void aVersionIsOfTheRestoredLayer() {
        viewer.version(2);
        assertEquals(Layer.RESTORED, viewer.layer().get());
        assertEquals(2, viewer.version().get());
    }

    @Test
    void theProfileIsOfAColumnThenARowThenNone() {
        viewer.nextProfile();
        assertEquals(Optional.of(ProfileLine.column(0.5)), viewer.profile().get());
        viewer.nextProfile();
        assertEquals(Optional.of(ProfileLine.row(0.5)), viewer.profile().get());
        viewer.nextProfile();
        assertEquals(Optional.empty(), viewer.profile().get());
    }

    @Test
    void theProfilesLineStaysOnThePicture() {
        viewer.nextProfile();
        viewer.moveProfile(3, 0.2);
        assertEquals(Optional.of(ProfileLine.column(1)), viewer.profile().get());
        viewer.moveProfileEnd(false, -1, 0.25);
        assertEquals(Optional.of(new ProfileLine(1, 0, 0, 0.25)), viewer.profile().get());
        viewer.moveProfileEnd(false, 1, -5);
        assertEquals(Optional.of(new ProfileLine(1, 0, 0, 0.25)), viewer.profile().get());
    }
}
