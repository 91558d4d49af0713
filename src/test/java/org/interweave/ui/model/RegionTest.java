package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.interweave.diffusion.Settings;
import org.interweave.frame.Bicubic;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;
import org.interweave.render.ProblemException;
import org.interweave.render.ShotJob;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class RegionTest {
    private static final Path DEMO = Path.of("assets/demo.mp4");
    private static final Size SIZE = new Size(160, 90);

    @Test
    void itIsTheSameFromWhicheverCornerItIsDrawn() {
        assertEquals(Region.between(0.2, 0.3, 0.6, 0.9), Region.between(0.6, 0.9, 0.2, 0.3));
        assertEquals(new Region(0, 0, 1, 1), Region.between(-3, 2, 5, -1));
        assertFalse(Region.between(0.5, 0.5, 0.5, 0.5).isLarge());
    }

    @Test
    void itsPixelsLieInsideThePicture() {
        Region.Box corner = new Region(0.95, 0.95, 1, 1).in(SIZE);
        assertEquals(new Region.Box(128, 58, new Size(32, 32)), corner);
        assertEquals(
                new Region.Box(0, 0, new Size(20, 10)),
                new Region(0, 0, 1, 1).in(new Size(20, 10)));
    }

    @Test
    void onlyThePartIsRestoredAndPutBackWhereItWas() throws MediaException, ProblemException {
        List<Path> parts = new ArrayList<>();
        Region region = new Region(0.25, 0.25, 0.5, 0.75);
        Region.Box box = region.in(SIZE);
        Restorer white =
                (wish, _, _) -> {
                    parts.add(wish.clip());
                    assertEquals(new FrameRange(0, 2), wish.job().wanted());
                    return List.of(white(box.size()), white(box.size()));
                };
        FrameRange shot = new FrameRange(0, 36);
        ShotJob job = new ShotJob(shot, new FrameRange(8, 10), Settings.USUAL);
        List<Pixels> pictures =
                new RegionRestorer(white, region)
                        .restore(new Restorer.Wish(DEMO, "", job), _ -> {}, new Cancel());
        Pixels whole = pictures.getFirst();
        assertEquals(SIZE.times(4), whole.size());
        assertEquals(0xffffff, whole.rgb(box.top() * 4, box.left() * 4));
        try (VideoReader reader = VideoReader.open(DEMO)) {
            Pixels enlarged = Pixels.of(new Bicubic(SIZE.times(4)).resize(reader.read(8)));
            assertEquals(enlarged.rgb(0, 0), whole.rgb(0, 0));
        }
        assertFalse(Files.exists(parts.getFirst()), "the cut-out clip is gone");
    }

    private static Pixels white(Size part) {
        Size size = part.times(4);
        int[] argb = new int[size.pixels()];
        Arrays.fill(argb, 0xffffffff);
        return new Pixels(size, argb);
    }
}
