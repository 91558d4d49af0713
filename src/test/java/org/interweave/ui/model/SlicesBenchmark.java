package org.interweave.ui.model;

import org.interweave.diffusion.Mix;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.metrics.ProfileLine;
import org.interweave.metrics.TemporalProfile.Sampling;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Times what a drag of the profile's line costs: 300 frames of four slices, a quarter mixed in,
 * with as many samples as the line is long at the most, and with as many as are seen on fine
 * screens and usual ones. Prints milliseconds; the bound is 33. The slowest are told with what the
 * garbage collector took of them and with how far the thread was kept from a processor. Run its
 * {@code main} from the test classes.
 */
final class SlicesBenchmark {
    private static final int FRAMES = 300;
    private static final int WARM = 200;
    private static final int UPDATES = 400;
    private static final int SLOWEST = 4;
    private static final int BOUND = 33;

    private SlicesBenchmark() {}

    /**
     * One update.
     *
     * @param millis that it took
     * @param collecting of them the garbage collector's, rounded
     * @param waiting of them those in which this thread had no processor
     */
    private record Update(int number, double millis, long collecting, double waiting) {
        @Override
        public String toString() {
            return "  update %d: %.1f ms (collecting %d, off the processor %.1f)"
                    .formatted(number, millis, collecting, waiting);
        }
    }

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
        for (int samples : new int[] {350, 112, 56}) {
            System.out.printf("%d frames of %s, %d slices, ", FRAMES, restored, rows.size());
            System.out.printf("%d samples:%n", samples);
            drag(rows, restored, samples);
        }
        System.out.printf(
                "a version's small pictures: %d MB%n",
                one.stream().mapToLong(Pixels::bytes).sum() >> 20);
    }

    private static void drag(List<Slices.Row> rows, Size restored, int most) {
        Slices slices = new Slices();
        List<Update> early = new ArrayList<>();
        List<Update> updates = new ArrayList<>();
        for (int i = -WARM; i < UPDATES; i++) {
            double share = (i + WARM) / (double) (WARM + UPDATES); // another line for each
            ProfileLine line = new ProfileLine(share, 0, 1 - share, 1);
            long collected = collected();
            long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long begun = System.nanoTime();
            int samples = most;
            slices.update(new Slices.Cut("a film", line, new FrameRange(0, FRAMES), samples), rows);
            for (int row = 0; row < rows.size(); row++) {
                slices.slice(row, rows.get(row), restored);
            }
            double millis = (System.nanoTime() - begun) / 1e6;
            worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - worked;
            Update update = new Update(i, millis, collected() - collected, millis - worked / 1e6);
            (i < 0 ? early : updates).add(update);
        }
        System.out.printf(
                "the first %d: %d above %d ms, most %.1f; then%n",
                WARM,
                early.stream().filter(u -> u.millis > BOUND).count(),
                BOUND,
                early.stream().mapToDouble(Update::millis).max().orElse(0));
        updates.sort(Comparator.comparingDouble(Update::millis));
        System.out.printf(
                "median %.1f ms, 95 %% within %.1f ms, 99 %% within %.1f ms; the slowest:%n",
                updates.get(UPDATES / 2).millis,
                updates.get(UPDATES * 95 / 100).millis,
                updates.get(UPDATES * 99 / 100).millis);
        updates.reversed().stream().limit(SLOWEST).forEach(System.out::println);
    }

    private static long collected() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(b -> !b.getName().contains("Concurrent"))
                .mapToLong(b -> b.getCollectionTime())
                .sum();
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
