package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Cancel;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips;
import org.interweave.media.VideoInfo;
import org.interweave.media.VideoReader;
import org.interweave.render.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The screen is a queue that the test works off; what reads the sound is a list. */
class FootageTest {
    private static final Size SIZE = new Size(1280, 720);

    @TempDir Path folder;

    private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final Background background = new Background(Runnable::run, Runnable::run, screen::add);
    private final Footage footage = new Footage(background, worker::add);
    private Path film = Path.of("");

    @BeforeEach
    void makeFilm() throws Exception {
        film =
                Clips.write(
                        folder.resolve("film.mkv"),
                        SIZE,
                        3,
                        new Rational(25, 1),
                        Clips.Coding.of("ffv1", Map.of()).withSound("flac"),
                        (i, plane, _, x) -> plane == 0 ? 40 + 40 * i + x / 16 : 128);
    }

    @AfterEach
    void close() {
        footage.close();
    }

    private VideoInfo info() throws Exception {
        try (VideoReader reader = VideoReader.open(film)) {
            return reader.info();
        }
    }

    private void open(Cancel cancel) throws Exception {
        footage.open(info(), 64L << 20, cancel);
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable next = screen.poll(60, TimeUnit.SECONDS);
            assertTrue(next != null, "nothing comes any more");
            next.run();
        }
    }

    private static FrameCache cache(Optional<FrameCache> cache) {
        return cache.orElseThrow();
    }

    @Test
    void framesComeInThreeSizes() throws Exception {
        open(new Cancel());
        cache(footage.frames().get()).want(List.of(1));
        cache(footage.small().get()).want(List.of(1));
        cache(footage.thumbnails().get()).want(List.of(1));
        until(
                () ->
                        footage.frame(1).isPresent()
                                && cache(footage.small().get()).get(1).isPresent()
                                && cache(footage.thumbnails().get()).get(1).isPresent());
        assertEquals(SIZE, footage.frame(1).orElseThrow().size());
        assertEquals(Pixels.small(SIZE), cache(footage.small().get()).get(1).orElseThrow().size());
        assertEquals(
                new Size(96, 54), cache(footage.thumbnails().get()).get(1).orElseThrow().size());
        assertEquals(Optional.empty(), footage.frame(0));
    }

    @Test
    void whateverArrivesIsCountedOnTheScreen() throws Exception {
        open(new Cancel());
        long before = footage.arrivals().get();
        cache(footage.frames().get()).want(List.of(0));
        until(() -> footage.arrivals().get() > before);
        assertTrue(footage.frame(0).isPresent());
    }

    @Test
    void theSoundIsOutlinedAwayFromTheScreenAndStandsAmongWhatGoesOn() throws Exception {
        open(new Cancel());
        until(() -> !background.activities().all().get().isEmpty());
        assertEquals(
                List.of("Reading the sound"),
                background.activities().all().get().stream().map(Activity::words).toList());
        assertEquals(Optional.empty(), footage.sound().get());
        worker.remove().run();
        until(() -> footage.sound().get().isPresent());
        until(() -> background.activities().all().get().isEmpty());
    }

    @Test
    void theSoundOfAFilmThatWasLeftIsNotShown() throws Exception {
        Cancel cancel = new Cancel();
        open(cancel);
        cancel.request();
        worker.remove().run();
        until(() -> background.activities().all().get().isEmpty() && screen.isEmpty());
        assertEquals(Optional.empty(), footage.sound().get());
    }

    @Test
    void afterItIsClosedThereIsNothing() throws Exception {
        open(new Cancel());
        worker.remove().run();
        until(() -> footage.sound().get().isPresent());
        footage.close();
        assertEquals(Optional.empty(), footage.frames().get());
        assertEquals(Optional.empty(), footage.small().get());
        assertEquals(Optional.empty(), footage.thumbnails().get());
        assertEquals(Optional.empty(), footage.sound().get());
        assertEquals(Optional.empty(), footage.frame(1));
    }

    @Test
    void aFilmThatIsGoneIsTold() throws Exception {
        VideoInfo info = info();
        Files.delete(film);
        footage.open(info, 64L << 20, new Cancel());
        until(() -> background.problem().get().isPresent());
        assertEquals(Problem.Kind.SOURCE, background.problem().get().orElseThrow().kind());
    }
}
