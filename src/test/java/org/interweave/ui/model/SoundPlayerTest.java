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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class SoundPlayerTest {
    private static final long WALL = 16_000_000;
    private static final long TENTH = SoundReader.RATE / 10L;

    private final Session session = new Session();
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
        release.countDown();
    }

    @Test
    void picturesFollowWhatIsHeard() {
        try (SoundPlayer player = new SoundPlayer(session, () -> Optional.of(new Hesitant()))) {
            assertEquals(0, player.passed(WALL), "they wait for the first sound");
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
    void aDeviceThatWasBusyIsTriedAgainWithTheNextPlay() {
        AtomicInteger tries = new AtomicInteger();
        try (SoundPlayer player =
                new SoundPlayer(
                        session,
                        () ->
                                tries.getAndIncrement() == 0
                                        ? Optional.empty()
                                        : Optional.of(new Hesitant()))) {
            while (tries.get() == 0 || player.passed(WALL) == 0) {
                player.passed(WALL);
            }
            for (int pulse = 0; pulse < 100; pulse++) {
                player.passed(WALL);
            }
            assertEquals(1, tries.get(), "not at every pulse");
            session.play(p -> p.speed(0));
            player.passed(WALL);
            session.play(p -> p.speed(1));
            player.passed(WALL);
            await(full);
            assertEquals(0.1, player.passed(WALL) / 1e9, 0.03);
        }
    }

    @Test
    void theDeviceIsGivenBackBeforeItIsOpenedAgain() {
        AtomicInteger open = new AtomicInteger();
        List<Integer> opened = Collections.synchronizedList(new ArrayList<>());
        try (SoundPlayer player =
                new SoundPlayer(
                        session,
                        () -> {
                            opened.add(open.incrementAndGet());
                            return Optional.of(
                                    new Hesitant() {
                                        @Override
                                        public void close() {
                                            open.decrementAndGet();
                                        }
                                    });
                        })) {
            player.passed(WALL);
            await(full);
            session.play(p -> p.at(100));
            player.passed(WALL); // Too far apart: it starts again from there.
            release.countDown();
            while (opened.size() < 2) {
                Thread.onSpinWait();
            }
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
