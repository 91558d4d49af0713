package org.interweave.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.render.Progress;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

class ProgressBarTest {
    private static Progress progress(int frames, long steps, double part) {
        return new Progress(
                frames, 16, 0.5, new Progress.Steps(steps, part, 20, 4), Duration.ofSeconds(60));
    }

    private static Progress quarter() {
        return progress(4, 5, 0);
    }

    @Test
    void theTimeLeftIsWhatTheRestTakesAtTheSameRate() {
        assertTrue(ProgressBar.line(quarter()).endsWith("3:00 left"));
    }

    @Test
    void theRateCountsWorkDoneAndNotOnlyFramesHandedOut() {
        assertEquals(16 * 0.25 / 60, quarter().framesPerSecond(), 1e-12);
    }

    @Test
    void nothingIsPromisedBeforeTheFirstStep() {
        assertTrue(ProgressBar.line(progress(0, 0, 0)).endsWith("--:-- left"));
    }

    @Test
    void aPartOfAStepIsAPartOfTheWay() {
        assertEquals(0.025 * 20 / 28, progress(0, 0, 0.5).share(), 1e-12);
        assertTrue(ProgressBar.line(progress(0, 0, 0.5)).endsWith("55:00 left"));
    }

    @Test
    void whileItDenoisesItSaysTheWindowAndThenTheFrame() {
        assertTrue(ProgressBar.line(progress(0, 7, 0)).contains("window 2/4  step 8/20"));
        String delivering = ProgressBar.line(progress(7, 20, 0));
        assertTrue(delivering.contains("frame 7/16"), delivering);
        assertFalse(delivering.contains("window"), delivering);
    }

    @Test
    void oneStepAWindowIsNotCountedTwice() {
        Progress.Steps steps = new Progress.Steps(3, 0, 4, 4);
        String line = ProgressBar.line(new Progress(0, 16, 0.5, steps, Duration.ofSeconds(60)));
        assertTrue(line.contains("window 4/4") && !line.contains("step"), line);
    }

    @Test
    void aLogGetsALineEveryTenthOfTheWay() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            ProgressBar bar = new ProgressBar(out, false);
            for (int step = 0; step <= 1000; step++) {
                bar.show(
                        new Progress(
                                step * 16 / 1000,
                                16,
                                0.5,
                                new Progress.Steps(step, 0, 1000, 4),
                                Duration.ofSeconds(1)));
            }
        }
        assertEquals(11, bytes.toString(StandardCharsets.UTF_8).lines().count());
    }
}
