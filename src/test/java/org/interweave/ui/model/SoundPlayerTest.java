package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Settings;
import org.interweave.media.MediaException;
import org.interweave.media.SoundReader;
import org.interweave.media.VideoInfo;
import org.interweave.media.VideoReader;
import org.interweave.project.Clip;
import org.interweave.project.Document;
import org.interweave.project.Edits;
import org.interweave.project.Media;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class SoundPlayerTest {
    private static final long WALL = 16_000_000;
    private static final long TENTH = SoundReader.RATE / 10L;

    private final Session session = new Session();
    private final CountDownLatch begin = new CountDownLatch(1);
    private final CountDownLatch full = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    /** Hears a tenth of a second at once and then nothing more until it is released. */
    private class Hesitant implements Speaker {
        private long heard;

        @Override
        public void play(byte[] bytes) {
            if (heard >= TENTH) {
                full.countDown();
                await(release);
            }
            heard += bytes.length / SoundReader.BYTES;
        }

        @Override
        public long heard() {
            return heard;
        }

        @Override
        public void silence() {}

        @Override
        public void close() {}
    }

    /** A device that is there as soon as a test has seen that nothing is heard yet. */
    private Hesitant hesitant() {
        await(begin);
        return new Hesitant();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void aFilmWithSoundPlays() throws MediaException, IOException {
        VideoInfo info;
        try (VideoReader reader = VideoReader.open(Path.of("assets/demo.mp4"))) {
            info = reader.info();
        }
        Clip clip = Clip.of(Media.of(info), Settings.USUAL);
        session.open(Edits.addClip(clip).apply(Document.EMPTY), Optional.empty());
        session.opened(info);
        session.play(p -> p.speed(1));
    }

    @AfterEach
    void nobodyWaits() {
        begin.countDown();
        release.countDown();
    }

    @Test
    void picturesFollowWhatIsHeard() {
        try (SoundPlayer player = new SoundPlayer(session, () -> Optional.of(hesitant()))) {
            assertEquals(0, player.passed(WALL), "they wait for the first sound");
            begin.countDown();
            await(full);
            double passed = player.passed(WALL) / 1e9;
            assertEquals(0.1, passed, 0.03, "whatever the wall says");
            assertEquals(0, player.passed(WALL), "nothing more was heard");
        }
    }

    @Test
    void withoutADeviceTimePassesAsOnTheWall() {
        try (SoundPlayer player = new SoundPlayer(session, Optional::empty)) {
            long waited = 0;
            while (player.passed(WALL) == 0 && waited < 40) {
                waited++;
            }
            assertEquals(WALL, player.passed(WALL));
        }
    }

    @Test
    void aDeviceThatWasBusyIsTriedAgainWithTheNextPlay() throws Exception {
        CompletableFuture<Thread> first = new CompletableFuture<>();
        try (SoundPlayer player =
                new SoundPlayer(
                        session,
                        () ->
                                first.complete(Thread.currentThread())
                                        ? Optional.empty()
                                        : Optional.of(hesitant()))) {
            player.passed(WALL);
            assertTrue(first.get(30, TimeUnit.SECONDS).join(Duration.ofSeconds(30)));
            for (int pulse = 0; pulse < 10; pulse++) {
                assertEquals(WALL, player.passed(WALL), "it is not tried at every pulse");
            }
            session.play(p -> p.speed(0));
            player.passed(WALL);
            session.play(p -> p.speed(1));
            player.passed(WALL);
            begin.countDown();
            await(full);
            assertEquals(0.1, player.passed(WALL) / 1e9, 0.03);
        }
    }

    @Test
    void theDeviceIsGivenBackBeforeItIsOpenedAgain() {
        AtomicInteger open = new AtomicInteger();
        CountDownLatch twice = new CountDownLatch(2);
        List<Integer> opened = Collections.synchronizedList(new ArrayList<>());
        try (SoundPlayer player =
                new SoundPlayer(
                        session,
                        () -> {
                            await(begin);
                            opened.add(open.incrementAndGet());
                            twice.countDown();
                            return Optional.of(
                                    new Hesitant() {
                                        @Override
                                        public void close() {
                                            open.decrementAndGet();
                                        }
                                    });
                        })) {
            player.passed(WALL);
            begin.countDown();
            await(full);
            session.play(p -> p.at(100));
            player.passed(WALL); // Too far apart: it starts again from there.
            release.countDown();
            await(twice);
            assertEquals(List.of(1, 1), opened);
        }
    }

    @Test
    void nothingIsHeardBackwardsOrFastOrMuted() {
        try (SoundPlayer player =
                new SoundPlayer(
                        session,
                        () -> {
                            throw new AssertionError("no speaker is wanted");
                        })) {
            session.play(p -> p.speed(-1));
            assertEquals(WALL, player.passed(WALL));
            session.play(p -> p.speed(2));
            assertEquals(WALL, player.passed(WALL));
            session.play(p -> p.speed(1));
            player.mute(true);
            assertEquals(WALL, player.passed(WALL));
        }
    }
}
