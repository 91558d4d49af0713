package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;

import java.util.Optional;

class TemporalProfileTest {
    private static final FrameRange FRAMES = new FrameRange(10, 13);

    /** Every pixel tells its frame, row and column. */
    private static Optional<Pixels> frame(int number) {
        int[] argb = new int[8];
        for (int i = 0; i < 8; i++) {
            argb[i] = number * 100 + i / 4 * 10 + i % 4;
        }
        return number == 11 ? Optional.empty() : Optional.of(new Pixels(new Size(4, 2), argb));
    }

    @Test
    void aColumnOfEveryFrameStandsBesideTheNext() {
        Pixels profile =
                TemporalProfile.of(
                        FRAMES,
                        new TemporalProfile.Line.Column(0.6),
                        2,
                        TemporalProfileTest::frame,
                        -1);
        assertEquals(new Size(3, 2), profile.size());
        assertArrayEquals(new int[] {1002, -1, 1202, 1012, -1, 1212}, profile.argb());
    }

    @Test
    void aRowIsTurnedUpright() {
        Pixels profile =
                TemporalProfile.of(
                        FRAMES, new TemporalProfile.Line.Row(1), 4, TemporalProfileTest::frame, -1);
        assertArrayEquals(
                new int[] {1010, -1, 1210, 1011, -1, 1211, 1012, -1, 1212, 1013, -1, 1213},
                profile.argb());
    }

    @Test
    void aTallerProfileRepeatsThePixels() {
        Pixels profile =
                TemporalProfile.of(
                        new FrameRange(10, 11),
                        new TemporalProfile.Line.Column(0),
                        4,
                        TemporalProfileTest::frame,
                        -1);
        assertArrayEquals(new int[] {1000, 1000, 1010, 1010}, profile.argb());
    }

    @Test
    void aLineLiesOnThePicture() {
        assertThrows(IllegalArgumentException.class, () -> new TemporalProfile.Line.Column(1.01));
    }
}
