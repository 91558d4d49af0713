package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ClipSourceTest {
    @TempDir private Path folder;

    private Path clipOfTwoShots() throws IOException {
        return Clips.write(
                folder.resolve("cut.mkv"),
                new Size(96, 64),
                20,
                new Rational(25, 1),
                Clips.Coding.of("ffv1", Map.of()),
                (i, plane, y, x) ->
                        plane > 0 ? 128 : i < 11 ? 40 + (x + i) % 16 * 8 : 200 - y / 8 % 2 * 90);
    }

    @Test
    void theShotsAreWhatLiesBetweenTheCuts() throws Exception {
        try (ClipSource clip = ClipSource.open(clipOfTwoShots())) {
            assertEquals(
                    List.of(new FrameRange(0, 11), new FrameRange(11, 20)),
                    clip.shots(new Cancel()));
        }
    }

    @Test
    void whatCannotBeReadIsAProblemOfTheSource() throws Exception {
        Path text = Files.writeString(folder.resolve("text.mp4"), "no video");
        for (Path path : List.of(text, folder.resolve("missing.mp4"), folder)) {
            ProblemException e =
                    assertThrows(ProblemException.class, () -> ClipSource.open(path).close());
            assertEquals(Problem.Kind.SOURCE, e.problem().kind());
        }
    }
}
