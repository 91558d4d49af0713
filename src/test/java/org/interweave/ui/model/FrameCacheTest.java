package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class FrameCacheTest {
    private static final Size SMALL = new Size(40, 22);
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private volatile Thread decoding = Thread.currentThread();

    private FrameCache cache(long limitBytes) {
        return new FrameCache(
                Path.of("assets/demo.mp4"),
                _ -> SMALL,
                limitBytes,
                () -> {
                    decoding = Thread.currentThread();
                    told.add("frame");
                },
                problem -> told.add(problem.line()));
    }

    private void awaitFrames(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            assertEquals("frame", told.poll(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatIsWantedMostIsThere() throws InterruptedException {
        try (FrameCache cache = cache(1 << 20)) {
            cache.want(List.of(7, 6, 8));
            awaitFrames(3);
            assertTrue(cache.get(6).isPresent() && cache.get(7).isPresent());
            assertEquals(SMALL, cache.get(8).orElseThrow().size());
        }
    }

    @Test
    void aWishForMoreThanThereIsRoomForIsCutAndItRests() throws InterruptedException {
        try (FrameCache cache = cache(3 * Pixels.bytes(SMALL))) {
            cache.want(IntStream.range(0, 25).boxed().toList());
            awaitFrames(3);
            while (decoding.getState() != Thread.State.WAITING && told.isEmpty()) {
                Thread.onSpinWait();
            }
            assertTrue(told.isEmpty(), "it decodes on and on");
            assertTrue(cache.get(0).isPresent() && cache.get(2).isPresent());
            cache.want(List.of(30));
            awaitFrames(1);
            assertTrue(cache.get(30).isPresent());
        }
    }
}
