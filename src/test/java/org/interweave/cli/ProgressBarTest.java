package org.interweave.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.render.Progress;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

class ProgressBarTest {
    private static Progress quarter() {
        return new Progress(4, 16, 5, 20, 4, Duration.ofSeconds(60));
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
        Progress start = new Progress(0, 16, 0, 20, 4, Duration.ofSeconds(9));
        assertTrue(ProgressBar.line(start).endsWith("--:-- left"));
    }

    @Test
    void aLogGetsALineEveryTenthOfTheWay() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            ProgressBar bar = new ProgressBar(out, false);
            for (int step = 0; step <= 1000; step++) {
                bar.show(new Progress(step * 16 / 1000, 16, step, 1000, 4, Duration.ofSeconds(1)));
            }
        }
        assertEquals(11, bytes.toString(StandardCharsets.UTF_8).lines().count());
    }
}
