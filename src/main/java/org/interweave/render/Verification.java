package org.interweave.render;

import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.frame.Windows;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Whether an export is what its sidecar says: some of its windows were made again, from the clip
 * and without the cache, and compared bit for bit.
 *
 * @param comparable whether engine, version, provider, threads, processor and tiles are the same;
 *     if not, bits may differ
 * @param smallerTiles whether the device had no room for the tiles of then
 * @param fileIsTheOne whether the export's file is the one the sidecar was written for
 * @param windows made again
 * @param frames compared
 * @param different frames whose samples differ
 * @param largestLevels largest difference between what was made again and what the file holds, its
 *     codec's loss included, in levels of 255
 */
public record Verification(
        boolean comparable,
        boolean smallerTiles,
        boolean fileIsTheOne,
        int windows,
        int frames,
        int different,
        double largestLevels) {

    /** Whether the export is proven. */
    public boolean identical() {
        return fileIsTheOne && different == 0;
    }

    /**
     * Makes windows again.
     *
     * @param windows how many, at most all
     * @param random chooses them
     * @throws ProblemException if the clip, the model or the export is not there or has changed
     */
    public static Verification of(
            Path export,
            Models models,
            int windows,
            RandomGenerator random,
            Consumer<? super Progress> progress,
            Cancel cancel)
            throws ProblemException {
        Sidecar sidecar = Sidecar.of(export);
        Recipe recipe = sidecar.recipe();
        try (ClipSource clip = ClipSource.open(Path.of(recipe.clip().path()));
                VideoReader file = VideoReader.open(export)) {
            if (!SourceHash.of(clip.files()).whole().equals(recipe.clip().hash())) {
                throw new ProblemException(
                        Problem.Kind.SOURCE,
                        recipe.clip().path() + " is not the clip that was restored",
                        "bring that clip back to its place");
            }
            boolean same =
                    sidecar.fileHash().isEmpty() || Sidecar.hash(export).equals(sidecar.fileHash());
            List<Recipe.Shot> chosen = choose(recipe, windows, random);
            Comparison comparison = new Comparison(sidecar, file);
            boolean smaller = false;
            try (Model model = models.open(recipe.model())) {
                for (Recipe.Shot part : chosen) {
                    TileChoice tiles = new TileChoice(_ -> part.tiles());
                    new Restoration(clip, model, tiles, WindowMemories.NONE)
                            .run(
                                    List.of(part.job()),
                                    () -> comparison.from(part.wanted()),
                                    progress,
                                    cancel);
                    smaller |= !tiles.of(part.job()).equals(part.tiles());
                }
            }
            return new Verification(
                    models.engine().equals(recipe.engine()) && !smaller,
                    smaller,
                    same,
                    chosen.size(),
                    comparison.frames,
                    comparison.different,
                    comparison.largest * 255);
        } catch (MediaException e) {
            throw Problems.media(e);
        } catch (IOException e) {
            throw Problems.source(export, e);
        }
    }

    /** Windows as parts of their shots. */
    private static List<Recipe.Shot> choose(Recipe recipe, int count, RandomGenerator random) {
        List<Recipe.Shot> all = new ArrayList<>();
        for (Recipe.Shot shot : recipe.shots()) {
            Windows windows = shot.settings().windows().windows(shot.frames().count());
            for (int w = 0; w < windows.count(); w++) {
                int start = shot.frames().start() + windows.window(w).start();
                int end = shot.frames().start() + windows.window(w).end();
                int from = Math.max(start, shot.wanted().start());
                int to = Math.min(end, shot.wanted().end());
                if (from < to) {
                    FrameRange part = new FrameRange(from, to);
                    all.add(new Recipe.Shot(shot.frames(), part, shot.settings(), shot.tiles()));
                }
            }
        }
        List<Recipe.Shot> chosen = new ArrayList<>();
        while (chosen.size() < count && !all.isEmpty()) {
            chosen.add(all.remove(random.nextInt(all.size())));
        }
        return chosen;
    }

    /** Compares frames instead of writing them. */
    private static final class Comparison implements FrameSink {
        private final Sidecar sidecar;
        private final VideoReader file;
        private int next;
        private int frames;
        private int different;
        private double largest;

        Comparison(Sidecar sidecar, VideoReader file) {
            this.sidecar = sidecar;
            this.file = file;
        }

        /** Frames of the clip follow, from the first of these on. */
        Comparison from(FrameRange wanted) {
            next = 0;
            for (Recipe.Shot shot : sidecar.recipe().shots()) {
                if (shot.wanted().contains(wanted.start())) {
                    next += wanted.start() - shot.wanted().start();
                    break;
                }
                next += shot.wanted().count();
            }
            return this;
        }

        @Override
        public void write(Picture picture) throws ProblemException {
            if (!FrameDigests.digest(picture).equals(sidecar.frames().get(next))) {
                different++;
            }
            try {
                largest = Math.max(largest, difference(picture, file.read(next)));
            } catch (MediaException e) {
                throw Problems.media(e);
            }
            frames++;
            next++;
        }

        private static double difference(Picture a, Picture b) {
            double largest = 0;
            for (int c = 0; c < Picture.CHANNELS; c++) {
                for (int y = 0; y < a.size().height(); y++) {
                    for (int x = 0; x < a.size().width(); x++) {
                        double made = Math.clamp(a.at(c, y, x), 0f, 1f);
                        largest = Math.max(largest, Math.abs(made - b.at(c, y, x)));
                    }
                }
            }
            return largest;
        }

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }
}
