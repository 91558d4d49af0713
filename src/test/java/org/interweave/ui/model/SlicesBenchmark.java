package org.interweave.ui.model;

import org.interweave.diffusion.Mix;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.metrics.ProfileLine;
import org.interweave.metrics.TemporalProfile.Sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Times what a drag of the profile's line costs: 300 frames of four slices, a quarter mixed in.
 * Prints milliseconds; the bound is 33. Run its {@code main} from the test classes.
 */
final class SlicesBenchmark {
    private static final int FRAMES = 300;
    private static final int WARM = 40;
    private static final int UPDATES = 100;

    private SlicesBenchmark() {}

    public static void main(String[] arguments) {
        Size restored = Pixels.small(new Size(1280, 720));
        List<Pixels> source = film(new Size(320, 180));
        List<Pixels> one = film(restored);
        List<Pixels> other = film(restored);
        List<Slices.Row> rows =
                List.of(
                        row("Source", Sampling.NEAREST, source, Mix.NONE),
                        row("Bicubic", Sampling.BICUBIC, source, Mix.NONE),
                        row("Restored", Sampling.BILINEAR, one, Mix.NONE.at(0.25)),
                        row("Version 2", Sampling.BILINEAR, other, Mix.NONE));
        Slices slices = new Slices();
        double[] times = new double[UPDATES];
        for (int i = -WARM; i < UPDATES; i++) {
            double share = (i + WARM) / (double) (WARM + UPDATES);
            ProfileLine line = new ProfileLine(share, 0, 1 - share, 1);
            long begun = System.nanoTime();
            int samples = Math.min(240, line.samples(restored));
            slices.update(new Slices.Cut("a film", line, new FrameRange(0, FRAMES), samples), rows);
            for (int row = 0; row < rows.size(); row++) {
                slices.slice(row, rows.get(row), restored);
            }
            if (i >= 0) {
                times[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(times);
        System.out.printf(
                "%d frames of %s, %d slices: median %.1f ms, 95 %% within %.1f ms, most %.1f ms%n",
                FRAMES,
                restored,
                rows.size(),
                times[UPDATES / 2],
                times[UPDATES * 95 / 100],
                times[UPDATES - 1]);
        System.out.printf(
                "a version's small pictures: %d MB%n",
                one.stream().mapToLong(Pixels::bytes).sum() >> 20);
    }

    private static Slices.Row row(String name, Sampling sampling, List<Pixels> film, Mix mix) {
        return new Slices.Row(name, sampling, f -> Optional.of(film.get(f)), mix);
    }

    private static List<Pixels> film(Size size) {
        SplittableRandom noise = new SplittableRandom(1);
        List<Pixels> film = new ArrayList<>();
        for (int f = 0; f < FRAMES; f++) {
            int[] argb = new int[size.pixels()];
            Arrays.setAll(argb, _ -> 0xff000000 | noise.nextInt());
            film.add(new Pixels(size, argb));
        }
        return film;
    }
}
