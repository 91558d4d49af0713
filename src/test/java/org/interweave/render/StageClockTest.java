package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class StageClockTest {
    private final AtomicLong now = new AtomicLong();
    private final StageClock clock = new StageClock(now::get);

    private void pass(long nanos) {
        now.addAndGet(nanos);
    }

    private long nanos(Stage stage) {
        return clock.now().of(stage).toNanos();
    }

    @Test
    void aStageInsideAnotherTakesItsTimeFromIt() {
        try (StageClock.Span _ = clock.in(Stage.HOST)) {
            pass(10);
            try (StageClock.Span _ = clock.in(Stage.UNET)) {
                pass(80);
            }
            pass(5);
        }
        assertEquals(15, nanos(Stage.HOST));
        assertEquals(80, nanos(Stage.UNET));
    }

    @Test
    void waitingIsInNoStage() {
        try (StageClock.Span _ = clock.in(Stage.HOST)) {
            pass(10);
            try (StageClock.Span _ = clock.waiting()) {
                pass(1000);
            }
        }
        assertEquals(10, nanos(Stage.HOST));
        assertEquals(Duration.ofNanos(1010), clock.now().wall());
    }

    @Test
    void theShareIsThatOfRunsOfNetworksInTheWallTime() {
        try (StageClock.Span _ = clock.in(Stage.DECODER)) {
            pass(30);
        }
        try (StageClock.Span _ = clock.in(Stage.UNET)) {
            pass(60);
        }
        pass(10);
        assertEquals(0.9, clock.now().deviceShare());
        assertEquals(0, StageTimes.NONE.deviceShare());
    }

    @Test
    void threadsAreAddedUp() throws InterruptedException {
        try (StageClock.Span _ = clock.in(Stage.COLOUR)) {
            Thread other =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try (StageClock.Span _ = clock.in(Stage.COLOUR)) {
                                            pass(7);
                                        }
                                    });
            other.join();
        }
        assertEquals(14, nanos(Stage.COLOUR));
    }
}
