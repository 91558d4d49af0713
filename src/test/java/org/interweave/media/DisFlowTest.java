package org.interweave.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.FlowField;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DisFlowTest {
    @ParameterizedTest
    @CsvSource({
        "320, 180, MEDIUM",
        "97, 61, MEDIUM",
        "33, 41, MEDIUM",
        "20, 12, MEDIUM",
        "320, 180, REDUCED",
        "97, 61, REDUCED",
        "33, 41, REDUCED",
        "20, 12, REDUCED"
    })
    void aShiftedPictureHasThatMotionEverywhere(int width, int height, DisFlow.Preset preset) {
        Scenery scenery = new Scenery(5, new Size(width, height));
        FlowField flow = new DisFlow(preset).flow(scenery.at(10, 20), scenery.at(8, 21));
        assertEquals(new Size(width, height), flow.size());
        double error = 0;
        int count = 0;
        for (int y = height / 4; y < height * 3 / 4; y++) {
            for (int x = width / 4; x < width * 3 / 4; x++) {
                error += Math.hypot(flow.dx(y, x) - 2, flow.dy(y, x) + 1);
                count++;
            }
        }
        assertTrue(error / count < 0.25, error / count + " pixels off");
    }

    @ParameterizedTest
    @EnumSource
    void theSamePicturesGiveTheSameMotion(DisFlow.Preset preset) {
        Scenery scenery = new Scenery(6, new Size(160, 90));
        Picture from = scenery.at(0, 0);
        Picture to = scenery.at(3.5, 1);
        FlowField first = new DisFlow(preset).flow(from, to);
        FlowField second = new DisFlow(preset).flow(from, to);
        for (int y = 0; y < 90; y++) {
            for (int x = 0; x < 160; x++) {
                assertEquals(first.dx(y, x), second.dx(y, x));
                assertEquals(first.dy(y, x), second.dy(y, x));
            }
        }
    }
}
