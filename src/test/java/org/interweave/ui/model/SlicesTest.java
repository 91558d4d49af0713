package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.interweave.diffusion.Mix;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.metrics.ProfileLine;
import org.interweave.metrics.TemporalProfile.Sampling;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SlicesTest {
    private static final Size SIZE = new Size(8, 6);
    private static final FrameRange FRAMES = new FrameRange(4, 8);

    private final Slices slices = new Slices();
    private final Map<Integer, Pixels> frames = new HashMap<>();

    private static Pixels grey(int level) {
        int[] argb = new int[SIZE.pixels()];
        Arrays.fill(argb, 0xff000000 | level * 0x10101);
        return new Pixels(SIZE, argb);
    }

    private Slices.Row row(Mix mix) {
        return new Slices.Row(
                "Restored", Sampling.BILINEAR, f -> Optional.ofNullable(frames.get(f)), mix);
    }

    @Test
    void anotherFilmsColumnsAreLetGo() {
        Slices.Row row = row(Mix.NONE);
        frames.put(5, grey(100));
        slices.update(new Slices.Cut("a film", ProfileLine.column(0.5), FRAMES, 6), List.of(row));
        frames.clear();
        slices.update(new Slices.Cut("another", ProfileLine.column(0.5), FRAMES, 6), List.of(row));
        assertEquals(0, slices.slice(0, row, SIZE).argb()[1]);
    }

    @Test
    void framesAppearAsTheyCome() {
        Slices.Row row = row(Mix.NONE);
        slices.update(new Slices.Cut("a film", ProfileLine.column(0.5), FRAMES, 6), List.of(row));
        assertEquals(0, slices.slice(0, row, SIZE).argb()[1]);
        frames.put(5, grey(100));
        slices.update(new Slices.Cut("a film", ProfileLine.column(0.5), FRAMES, 6), List.of(row));
        assertEquals(0xff646464, slices.slice(0, row, SIZE).argb()[1]);
        frames.put(5, grey(101));
        slices.update(new Slices.Cut("a film", ProfileLine.column(0.5), FRAMES, 6), List.of(row));
        assertEquals(0xff656565, slices.slice(0, row, SIZE).argb()[1]);
    }

    @Test
    void aLineThatWasMovedIsCutLikeANewOne() {
        Slices.Row row = row(Mix.NONE);
        ProfileLine slanted = new ProfileLine(0.1, 0.9, 1, 0.2);
        int[] argb = new int[SIZE.pixels()];
        Arrays.setAll(argb, i -> 0xff000000 | i * 0x30507);
        frames.put(5, new Pixels(SIZE, argb));
        frames.put(7, grey(9));
        slices.update(new Slices.Cut("a film", ProfileLine.column(0.5), FRAMES, 6), List.of(row));
        frames.remove(7);
        slices.update(new Slices.Cut("a film", slanted, FRAMES, 6), List.of(row));
        Slices others = new Slices();
        others.update(new Slices.Cut("a film", slanted, FRAMES, 6), List.of(row));
        assertArrayEquals(others.slice(0, row, SIZE).argb(), slices.slice(0, row, SIZE).argb());
        assertNotEquals(0, others.slice(0, row, SIZE).argb()[1]);
    }

    @Test
    void whatIsMixedInIsSeen() {
        frames.put(4, grey(200));
        Slices.Row bicubic =
                new Slices.Row("Bicubic", Sampling.BICUBIC, _ -> Optional.of(grey(100)), Mix.NONE);
        Slices.Row row = row(Mix.NONE.at(0.25));
        slices.update(
                new Slices.Cut("a film", ProfileLine.row(0.5), FRAMES, 6), List.of(bicubic, row));
        assertEquals(0xff646464, slices.slice(0, bicubic, SIZE).argb()[0]);
        assertEquals(0xffafafaf, slices.slice(1, row, SIZE).argb()[0]);
        assertEquals(0, slices.slice(1, row, SIZE).argb()[1], "what is not there stays clear");
    }

    @Test
    void theTableHasARowForEachVersionFrameAndSample() {
        frames.put(6, grey(7));
        Slices.Row row = row(Mix.NONE);
        slices.update(new Slices.Cut("a film", ProfileLine.column(0.5), FRAMES, 2), List.of(row));
        assertEquals(
                "version,frame,sample,red,green,blue\nRestored,6,0,7,7,7\nRestored,6,1,7,7,7\n",
                slices.csv(List.of(row)));
    }
}
