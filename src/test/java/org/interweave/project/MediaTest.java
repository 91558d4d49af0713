package org.interweave.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.diffusion.Settings;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips;
import org.interweave.media.VideoInfo;
import org.interweave.media.VideoReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

class MediaTest {
    @TempDir private Path folder;
    private Optional<VideoInfo> info = Optional.empty();

    @BeforeEach
    void aFilm() throws Exception {
        Path film =
                Clips.write(
                        folder.resolve("film.mkv"),
                        new Size(40, 32),
                        5,
                        new Rational(25, 1),
                        Clips.Coding.of("ffv1", Map.of()),
                        (i, plane, y, x) -> 128);
        try (VideoReader reader = VideoReader.open(film)) {
            info = Optional.of(reader.info());
        }
    }

    private Optional<String> differs(int frames, Size size, int rate) {
        Media remembered =
                new Media(
                        folder.resolve("film.mkv"),
                        new Fingerprint(1, "x"),
                        frames,
                        size,
                        new Rational(rate, 1));
        return remembered.unlike(info.orElseThrow());
    }

    @Test
    void theSameFilmDiffersInNothing() {
        assertEquals(Optional.empty(), differs(5, new Size(40, 32), 25));
    }

    @Test
    void everyDifferenceIsSaid() {
        assertEquals(
                Optional.of("film.mkv has 5 frames and had 7"), differs(7, new Size(40, 32), 25));
        assertEquals(
                Optional.of(
                        "film.mkv has 5 frames and had 4, pictures of 40x32 and had 80x64,"
                                + " 25.0 frames a second and had 24.0"),
                differs(4, new Size(80, 64), 24));
    }

    @Test
    void tilesAreTheShotsOwnOrTheFilms() {
        Document film = Films.filmCutAt(40);
        film = Edits.byDefault(0, Setting.TILE, 128).apply(film);
        film = Edits.override(0, new TreeSet<>(Set.of(1)), Setting.TILE, 64).apply(film);
        Clip clip = film.clips().getFirst();
        assertEquals(0, Settings.USUAL.tile());
        assertEquals(128, clip.settings(0).tile());
        assertEquals(64, clip.settings(1).tile());
    }
}
