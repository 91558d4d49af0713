package org.interweave.ui.model;

import org.interweave.diffusion.Mix;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.metrics.ProfileLine;
import org.interweave.metrics.TemporalProfile;
import org.interweave.metrics.TemporalProfile.Sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The temporal profiles of several pictures of one clip, cut along one line; only what has changed
 * is cut again.
 */
public final class Slices {
    private static final Size WITHOUT_MIX = new Size(1, 1);

    private final List<Slice> slices = new ArrayList<>();
    private Cut cut = new Cut("", ProfileLine.column(0.5), new FrameRange(0, 1), 1);
    private Mix mix = Mix.NONE;
    private Size mixSize = WITHOUT_MIX;
    private float[] shares = {};

    /**
     * Where and when is cut.
     *
     * @param of the same as long as it is the same film
     * @param samples along the line
     */
    public record Cut(Object of, ProfileLine line, FrameRange frames, int samples) {
        private Cut along(ProfileLine other) {
            return new Cut(of, other, frames, samples);
        }
    }

    /**
     * A picture of every frame.
     *
     * @param name for people
     * @param frames those there are; the same object for as long as it is the same picture; asked
     *     on any thread
     * @param mix what is mixed in of the row before; nothing for most
     */
    public record Row(
            String name, Sampling sampling, IntFunction<Optional<Pixels>> frames, Mix mix) {}

    private static final class Slice {
        private final TemporalProfile profile;
        private final Pixels[] cut;

        Slice(Cut where) {
            profile = new TemporalProfile(where.line, where.frames, where.samples);
            cut = new Pixels[where.frames.count()];
        }

        /** Lets all go, but for the memory: a drag asks for as much again at once. */
        void along(ProfileLine line) {
            profile.along(line);
            Arrays.fill(cut, null);
        }

        void update(Row row, int column) {
            int frame = profile.frames().start() + column;
            Optional<Pixels> now = row.frames.apply(frame);
            if (now.isPresent() && !now.get().equals(cut[column])) {
                cut[column] = now.get();
                profile.set(frame, now.get(), row.sampling);
            }
        }
    }

    /** Cuts what has changed. */
    public void update(Cut wanted, List<Row> rows) {
        if (wanted.equals(cut.along(wanted.line))) {
            if (!wanted.equals(cut)) {
                slices.forEach(s -> s.along(wanted.line));
            }
        } else {
            slices.clear();
        }
        cut = wanted;
        while (slices.size() > rows.size()) {
            slices.removeLast();
        }
        while (slices.size() < rows.size()) {
            slices.add(new Slice(cut));
        }
        // Pictures of many frames do not fit the processor's cache: its cores wait side by side.
        int frames = cut.frames.count();
        IntStream.range(0, rows.size() * frames)
                .parallel()
                .forEach(i -> slices.get(i / frames).update(rows.get(i / frames), i % frames));
    }

    /** A row's slice as it is seen, a column a frame; what is not there is clear. */
    public Pixels slice(int row, Row shown, Size picture) {
        int[] argb = slices.get(row).profile.argb();
        if (!shown.mix.changesNothing() && row > 0) {
            mixIn(argb, slices.get(row - 1).profile, shown.mix, picture);
        }
        return new Pixels(new Size(cut.frames.count(), cut.samples), argb);
    }

    private void mixIn(int[] argb, TemporalProfile bicubic, Mix wanted, Size picture) {
        if (!wanted.equals(mix) || !picture.equals(mixSize)) {
            mix = wanted;
            mixSize = picture;
            shares = wanted.shares(picture);
        }
        int frames = cut.frames.count();
        for (int i = 0; i < cut.samples; i++) {
            float share = shares[cut.line.pixel(i, cut.samples, picture)];
            for (int f = 0; f < frames; f++) {
                int at = i * frames + f;
                int other = bicubic.argb(i, cut.frames.start() + f);
                if (argb[at] != 0 && other != 0) {
                    argb[at] = Pixels.between(argb[at], other, Math.round(256 * share));
                }
            }
        }
    }

    /** All slices as numbers: a row for each version, frame and sample. */
    public String csv(List<Row> rows) {
        StringBuilder csv = new StringBuilder("version,frame,sample,red,green,blue\n");
        for (int i = 0; i < Math.min(rows.size(), slices.size()); i++) {
            String name = rows.get(i).name;
            slices.get(i)
                    .profile
                    .csv()
                    .lines()
                    .skip(1)
                    .forEach(line -> csv.append(name).append(',').append(line).append('\n'));
        }
        return csv.toString();
    }
}
