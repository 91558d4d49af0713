package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.interweave.frame.FrameRange;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Rational;
import org.junit.jupiter.api.Test;

class PlaybackTest {
    private static final long SECOND = 1_000_000_000;
    private static final FrameTimes TIMES = new FrameTimes.Constant(new Rational(25, 1));
    private final Playback playing = Playback.START.faster();

    @Test
    void aSecondIsAsManyFramesAsTheClipSays() {
        assertEquals(25, playing.after(TIMES, 100, SECOND).frame());
    }

    @Test
    void manyShortMomentsAddUpToTheSame() {
        Playback now = playing;
        for (int i = 0; i < 60; i++) {
            now = now.after(TIMES, 100, SECOND / 60);
        }
        assertEquals(24, now.frame());
        assertEquals(25, now.after(TIMES, 100, 60).frame());
    }

    @Test
    void framesOfTheirOwnLengthAreShownForThatLong() {
        FrameTimes times = new FrameTimes.Variable(new Rational(1, 10), 0, 1, 9, 10);
        assertEquals(1, playing.after(times, 3, SECOND / 2).frame());
        assertEquals(2, playing.after(times, 3, SECOND - SECOND / 10).frame());
    }

    @Test
    void itEndsWithTheClip() {
        Playback ended = playing.after(TIMES, 100, 10 * SECOND);
        assertEquals(99, ended.frame());
        assertFalse(ended.playing());
    }

    @Test
    void backwardsItEndsAtTheStart() {
        Playback ended = playing.at(10).speed(-1).after(TIMES, 100, SECOND);
        assertEquals(0, ended.frame());
        assertFalse(ended.playing());
    }

    @Test
    void aLoopGoesRoundForEver() {
        Playback looping = playing.looping(new FrameRange(40, 48));
        assertEquals(40, looping.frame());
        assertEquals(40 + 25 % 8, looping.after(TIMES, 100, SECOND).frame());
        assertEquals(47, looping.speed(-1).after(TIMES, 100, SECOND / 25).frame());
    }

    @Test
    void againFasterIsTwiceAsFastUpToEight() {
        assertEquals(2, playing.faster().speed());
        assertEquals(8, playing.faster().faster().faster().faster().speed());
        assertEquals(-1, playing.slower().speed());
        assertEquals(50, playing.faster().after(TIMES, 100, SECOND).frame());
    }

    @Test
    void stoppedNothingMoves() {
        assertEquals(Playback.START, Playback.START.after(TIMES, 100, SECOND));
    }
}
