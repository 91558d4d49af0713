package org.interweave.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class TimecodeTest {
    private static final Rational NTSC = new Rational(30000, 1001);
    private static final Timecode FILM = Timecode.of(new Rational(24, 1));
    private static final Timecode DROP = Timecode.of(NTSC);

    @Test
    void aFrameIsNamedBySecondsAndFrames() {
        assertEquals("00:00:00:00", FILM.name(0));
        assertEquals("00:00:01:00", FILM.name(24));
        assertEquals("01:02:03:04", FILM.name(24 * 3723 + 4));
    }

    // SMPTE ST 12-1: the two names after 00:00:59;29 and 00:09:59;29 tell minutes from tens.
    @Test
    void dropFrameSkipsTwoNamesAMinuteButNotTheTenth() {
        assertEquals("00:00:59;29", DROP.name(1799));
        assertEquals("00:01:00;02", DROP.name(1800));
        assertEquals("00:09:59;29", DROP.name(17981));
        assertEquals("00:10:00;00", DROP.name(17982));
        assertEquals("01:00:00;00", DROP.name(107892));
    }

    @Test
    void atSixtyFourNamesAreSkipped() {
        assertEquals("00:01:00;04", Timecode.of(new Rational(60000, 1001)).name(3600));
    }

    @Test
    void withoutDropTheNamesOfNtscRunOn() {
        assertEquals("00:01:00:00", new Timecode(NTSC, false).name(1800));
    }

    @Test
    void namesKeepUpWithTheClockForADay() {
        int day = (int) (24L * 3600 * 30000 / 1001);
        assertEquals("23:59:59", DROP.name(day - 30).substring(0, 8));
    }

    @Test
    void everyNameFindsItsFrame() {
        for (int frame = 0; frame < 40_000; frame++) {
            assertEquals(Optional.of(frame), DROP.frame(DROP.name(frame)));
        }
        assertEquals(Optional.of(3723 * 24 + 4), FILM.frame("1:02:03:04"));
    }

    @Test
    void aSkippedNameIsNoFrame() {
        assertEquals(Optional.empty(), DROP.frame("00:01:00;00"));
        assertEquals(Optional.empty(), DROP.frame("00:01:00;01"));
    }

    @Test
    void aNumberIsAFrameAndWordsAreNone() {
        assertEquals(Optional.of(250), FILM.frame(" 250 "));
        assertEquals(Optional.empty(), FILM.frame("soon"));
        assertEquals(Optional.empty(), FILM.frame("00:00:00:24"));
    }

    @Test
    void otherRatesCannotDrop() {
        assertThrows(IllegalArgumentException.class, () -> new Timecode(new Rational(25, 1), true));
    }
}
