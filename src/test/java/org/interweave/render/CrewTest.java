package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Stop;
import org.interweave.diffusion.WindowTensors;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

class CrewTest {
    private final StageClock clock = new StageClock(System::nanoTime);
    private final List<Integer> asked = Collections.synchronizedList(new ArrayList<>());

    private static Tensor number(int index) {
        return Tensor.of(Shape.of(1), index);
    }

    private Tensor ask(int index) {
        asked.add(index);
        return number(index);
    }

    @Test
    void whatIsBegunIsWorkedOutBeforeItIsAskedFor() throws Exception {
        CountDownLatch made = new CountDownLatch(2);
        try (Crew crew = new Crew(clock)) {
            Crew.Begun begun =
                    crew.inOrder(
                            i -> {
                                made.countDown();
                                return ask(i);
                            },
                            2);
            begun.begin(3);
            begun.begin(4);
            made.await(); // for ever, if nobody worked
            assertEquals(3, begun.window(3).get(0));
            assertEquals(4, begun.window(4).get(0));
        }
        assertEquals(List.of(3, 4), asked);
    }

    @Test
    void theLastOnesAreHeldAndOthersMadeAgain() throws Stop {
        try (Crew crew = new Crew(clock)) {
            Crew.Begun begun = crew.inOrder(this::ask, 2);
            for (int index : new int[] {0, 1, 0, 1, 2, 1, 0}) {
                assertEquals(index, begun.window(index).get(0));
            }
        }
        assertEquals(List.of(0, 1, 2, 0), asked);
    }

    @Test
    void twoAreWorkedOutAtOnce() throws Stop {
        CountDownLatch both = new CountDownLatch(2);
        try (Crew crew = new Crew(clock)) {
            Crew.Begun together =
                    crew.together(
                            i -> {
                                both.countDown();
                                try {
                                    both.await(); // for ever, if one came after the other
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                                return number(i);
                            },
                            2);
            together.begin(0);
            together.begin(1);
            assertEquals(0, together.window(0).get(0));
        }
    }

    @Test
    void firstPartsAreMadeInOrderAndSecondPartsOfThem() throws Stop {
        try (Crew crew = new Crew(clock)) {
            WindowTensors ahead =
                    crew.inTwoParts(this::ask, t -> t.map(value -> value * 10), 2, 20);
            for (int i = 0; i < 20; i++) {
                assertEquals(10f * i, ahead.window(i).get(0));
            }
        }
        assertEquals(20, asked.size());
        assertEquals(asked.stream().sorted().toList(), asked);
    }

    @Test
    void asManyAreMadeAtOnceAsAreWantedAhead() throws Stop {
        CountDownLatch three = new CountDownLatch(3);
        try (Crew crew = new Crew(clock)) {
            WindowTensors ahead =
                    crew.inTwoParts(
                            CrewTest::number,
                            t -> {
                                three.countDown();
                                try {
                                    three.await(); // for ever, if fewer were begun
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                                return t;
                            },
                            3,
                            4);
            assertEquals(0, ahead.window(0).get(0));
        }
    }

    @Test
    void whatStopsOneReachesWhoAsksForItAndNobodyElse() throws Stop {
        Stop full = new Stop.DeviceFull("full", false);
        try (Crew crew = new Crew(clock)) {
            WindowTensors ahead =
                    crew.inTwoParts(
                            i -> {
                                if (i == 1) {
                                    throw full;
                                }
                                return number(i);
                            },
                            t -> t,
                            2,
                            3);
            assertEquals(0, ahead.window(0).get(0));
            assertSame(full, assertThrows(Stop.DeviceFull.class, () -> ahead.window(1)));
            assertEquals(2, ahead.window(2).get(0));
        }
    }

    @Test
    void closingItEndsWhatOthersWaitForEvenWhenInterrupted() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Crew crew = new Crew(clock);
        crew.inOrder(
                        i -> {
                            while (go.getCount() > 0) {
                                LockSupport.parkNanos(100_000);
                            }
                            return number(i);
                        },
                        1)
                .begin(0);
        WindowTensors queued = crew.inTwoParts(CrewTest::number, t -> t, 2, 1);
        Thread asking =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> assertThrows(Stop.Cancelled.class, () -> queued.window(0)));
        while (asking.getState() != Thread.State.WAITING) {
            LockSupport.parkNanos(100_000);
        }
        Thread closing =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    Thread.currentThread().interrupt();
                                    crew.close();
                                });
        while (closing.isAlive() && closing.getState() != Thread.State.TIMED_WAITING) {
            LockSupport.parkNanos(100_000);
        }
        go.countDown();
        assertTrue(asking.join(Duration.ofSeconds(20)), "it waits for ever");
        assertTrue(closing.join(Duration.ofSeconds(20)), "it closes for ever");
    }
}
