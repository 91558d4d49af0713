package org.interweave.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Bicubic;
import org.interweave.frame.FlowField;
import org.interweave.frame.FrameRange;
import org.interweave.frame.OpticalFlow;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.frame.WindowPlan;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

class TemporalProfileTest {
    private static final Size SIZE = new Size(20, 10);

    /** Red tells the column, green the row, blue the frame. */
    private static Picture frame(int index) {
        return Pictures.of(SIZE, (c, y, x) -> (c == 0 ? 5 * x : c == 1 ? 10 * y : index) / 255.0);
    }

    private static int rgb(int red, int green, int blue) {
        return 0xff000000 + (red << 16) + (green << 8) + blue;
    }

    private static TemporalProfile profile(ProfileLine line) {
        TemporalProfile profile =
                new TemporalProfile(line, new FrameRange(3, 7), line.samples(SIZE));
        for (int i = 3; i < 6; i++) {
            profile.set(i, Pixels.of(frame(i)));
        }
        return profile;
    }

    @Test
    void aColumnShowsEveryRowOfItInEveryFrame() {
        TemporalProfile profile = profile(ProfileLine.column(7.5 / 20));
        assertEquals(10, profile.samples());
        for (int y = 0; y < 10; y++) {
            for (int i = 3; i < 6; i++) {
                assertEquals(rgb(35, 10 * y, i), profile.argb(y, i));
            }
        }
    }

    @Test
    void aRowShowsEveryColumnOfIt() {
        TemporalProfile profile = profile(ProfileLine.row(0.25));
        assertEquals(20, profile.samples());
        for (int x = 0; x < 20; x++) {
            assertEquals(rgb(5 * x, 20, 4), profile.argb(x, 4));
        }
    }

    @Test
    void aSlantedLineIsSampledBetweenPixels() {
        TemporalProfile profile = profile(new ProfileLine(0, 0, 1, 1));
        assertEquals(20, profile.samples());
        // Sample 8 is at (8, 3.75).
        assertEquals(rgb(40, 38, 5), profile.argb(8, 5));
    }

    @Test
    void framesThatHaveNotComeAreTransparent() {
        TemporalProfile profile = profile(ProfileLine.row(0.5));
        assertTrue(profile.has(5));
        assertFalse(profile.has(6));
        assertEquals(0, profile.argb(2, 6));
        assertEquals(1 + 3 * 20, profile.csv().lines().count());
    }

    @Test
    void bytesOfAProxyGiveTheSameAsThePicture() {
        Picture picture = frame(4);
        ByteBuffer bytes = ByteBuffer.allocate(3 * SIZE.pixels());
        for (int i = 0; i < SIZE.pixels(); i++) {
            for (int c = 0; c < 3; c++) {
                bytes.put((byte) Math.round(255 * picture.at(c, i / 20, i % 20)));
            }
        }
        Pixels proxy = Pixels.of(SIZE, bytes.flip());
        for (int i = 0; i < SIZE.pixels(); i++) {
            assertEquals(Pixels.of(picture).rgb(i / 20, i % 20), proxy.rgb(i / 20, i % 20));
        }
    }

    @Test
    void linesOutsideThePictureOrWithoutLengthAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ProfileLine(0, 0, 1.1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ProfileLine(0.5, 0, 0.5, 0));
    }

    @Test
    void flickerAtJoinsIsToldFromTheRest() {
        Map<Integer, Double> flicker = new TreeMap<>();
        for (int i = 1; i <= 16; i++) {
            flicker.put(i, i % 4 == 0 ? 3.0 : 1.0);
        }
        JoinFlicker split = JoinFlicker.of(flicker, Set.of(4, 8, 12, 16, 20));
        assertEquals(new JoinFlicker(4, 3, 1), split);
        assertEquals(2, split.excess());
        assertEquals(0, JoinFlicker.of(flicker, Set.of()).excess());
        assertEquals(
                Map.of(4, 2.0, 8, 2.0, 12, 2.0, 16, 2.0),
                JoinFlicker.locked(flicker, Set.of(4, 8, 12, 16)));
    }

    @Test
    void onlyFlickerThatTheSourceHasNotIsCounted() {
        OpticalFlow still = (_, _) -> FlowField.of(SIZE, new float[2 * SIZE.pixels()]);
        Picture dark = Pictures.of(SIZE, (_, _, _) -> 51 / 255.0);
        Picture light = Pictures.of(SIZE, (_, _, _) -> 102 / 255.0);
        AddedFlicker steady = AddedFlicker.between(still, dark, dark);
        assertEquals(0, steady.of(light, light), 1e-6);
        assertEquals(40, steady.of(dark, light), 1e-4);
        AddedFlicker flickering = AddedFlicker.between(still, dark, light);
        assertEquals(40, flickering.own(), 1e-4);
        assertEquals(0, flickering.of(light, dark), 1e-4);
        assertEquals(-40, flickering.of(dark, dark), 1e-4);
    }

    @Test
    void bordersAreCrossedWhereTheLineMeetsThem() {
        ProfileLine line = new ProfileLine(0, 0.5, 1, 1);
        assertEquals(List.of(0.25, 0.5), line.crossings(List.of(0.25), List.of(0.75)));
        assertEquals(List.of(), ProfileLine.column(0.5).crossings(List.of(0.5), List.of()));
    }

    @Test
    void aBicubicSliceIsWhatBicubicEnlargementShows() {
        Picture low = Pictures.of(SIZE, (c, y, x) -> 0.5 + 0.4 * Math.sin(x * 0.9 + c + y * 0.7));
        Size large = SIZE.times(3);
        Picture enlarged = new Bicubic(large).resize(low);
        ProfileLine line = ProfileLine.row(3.5 / large.height());
        FrameRange one = new FrameRange(0, 1);
        TemporalProfile slice = new TemporalProfile(line, one, large.width());
        slice.set(0, Pixels.of(low), TemporalProfile.Sampling.BICUBIC);
        for (int x = 1; x < large.width() - 1; x++) { // A line ends at its outermost pixels.
            int wanted = Math.round(255 * enlarged.at(0, 3, x));
            assertEquals(wanted, slice.argb(x, 0) >> 16 & 0xff, 1);
        }
    }

    @Test
    void joinsAreWhereTheNextPieceAloneIsShown() {
        WindowPlan windows = new WindowPlan(20, 8, 4);
        WindowPlan chunks = new WindowPlan(20, 8, 3);
        Joins joins = Joins.of(windows, chunks, 100, 18);
        assertEquals(Set.of(108, 112, 116), joins.windows());
        assertEquals(Set.of(108, 113), joins.chunks());
        assertEquals(Set.of(108, 112, 113, 116), joins.all());
        assertEquals(joins, joins.and(Joins.NONE));
    }
}
