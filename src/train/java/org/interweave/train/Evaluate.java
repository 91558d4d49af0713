package org.interweave.train;

import org.interweave.bundle.ClipTokenizer;
import org.interweave.degrade.Degradation;
import org.interweave.degrade.Level;
import org.interweave.diffusion.ColourMatch;
import org.interweave.diffusion.Prompt;
import org.interweave.frame.Bicubic;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import javax.imageio.ImageIO;

/** Compares a run's averaged weights with bicubic resizing on real clips. */
public final class Evaluate {
    private static final int FRAMES = 8;
    private static final int FACTOR = 4;

    private static final List<Source> SOURCES =
            List.of(
                    new Source("park-joy", "park-joy-480x270.y4m", 0, new Size(320, 192)),
                    new Source(
                            "big-buck-bunny",
                            "big-buck-bunny-480p-30s.mp4",
                            300,
                            new Size(320, 192)),
                    new Source("seeking", "seeking-720x480.mp4", 40, new Size(320, 192)));

    private final Restorer restorer;
    private final List<Way> ways;
    private final Path pictures;
    private final Consumer<String> out;

    private Evaluate(Restorer restorer, List<Way> ways, Path pictures, Consumer<String> out) {
        this.restorer = restorer;
        this.ways = ways;
        this.pictures = pictures;
        this.out = out;
    }

    /**
     * Eight frames of a clip.
     *
     * @param crop from the middle, multiples of 16
     */
    private record Source(String name, String file, int first, Size crop) {}

    /** Steps and noise level. */
    private record Way(int steps, int level) {}

    /**
     * Prints a table and writes pictures side by side.
     *
     * @param arguments the run's folder, that of the real clips, that of the training clips, and
     *     one for pictures
     */
    public static void main(String[] arguments) throws IOException, MediaException {
        Path run = Path.of(arguments[0]);
        Path clips = Path.of(arguments[1]);
        Path pictures = Path.of(arguments[3]);
        Files.createDirectories(pictures);
        try (ClipTokenizer tokenizer = Train.tokenizer(run)) {
            Weights weights = Weights.of(Train.small(run).shapes());
            TrainingState state = TrainingState.of(weights);
            Snapshot at = Snapshot.read(Train.snapshot(run), state);
            weights.copyFrom(state.average());
            PatchBasis basis = Train.basis(new ClipStore(Path.of(arguments[2])));
            Objective objective =
                    new Objective(weights, Train.small(run), tokenizer, Train.schedules(), basis);
            Restorer restorer = new Restorer(objective, Train.schedules().latents());
            Evaluate evaluate =
                    new Evaluate(restorer, ways(arguments[4]), pictures, System.out::println);
            System.out.println("after " + at);
            for (Source source : SOURCES) {
                List<Picture> truth = evaluate.read(clips.resolve(source.file), source);
                for (Level level : Level.values()) {
                    evaluate.compare(source.name, truth, level);
                }
            }
            evaluate.look(clips.resolve("videolq-000"));
        }
    }

    /** Many steps, a little noise: a single one reads the frames as they are. */
    private static List<Way> ways(String steps) {
        return Arrays.stream(steps.split(",", -1))
                .map(Integer::parseInt)
                .map(n -> new Way(n, n == 1 ? 0 : 5))
                .toList();
    }

    private List<Picture> read(Path file, Source source) throws IOException, MediaException {
        try (VideoReader reader = VideoReader.open(file)) {
            List<Picture> frames = new ArrayList<>();
            for (int i = 0; i < FRAMES; i++) {
                frames.add(middle(reader.read(source.first + i), source.crop));
            }
            return frames;
        }
    }

    private static Picture middle(Picture picture, Size crop) {
        int top = (picture.size().height() - crop.height()) / 2;
        int left = (picture.size().width() - crop.width()) / 2;
        float[] samples = new float[3 * crop.pixels()];
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < crop.height(); y++) {
                for (int x = 0; x < crop.width(); x++) {
                    samples[(c * crop.height() + y) * crop.width() + x] =
                            picture.at(c, top + y, left + x);
                }
            }
        }
        return Picture.of(crop, samples);
    }

    private static List<Picture> bicubic(List<Picture> low) {
        Size size = low.getFirst().size();
        Bicubic enlarge = new Bicubic(new Size(size.width() * FACTOR, size.height() * FACTOR));
        return low.stream().map(enlarge::resize).toList();
    }

    private static List<Picture> matched(List<Picture> restored, List<Picture> reference) {
        List<Picture> matched = new ArrayList<>();
        for (int i = 0; i < restored.size(); i++) {
            matched.add(ColourMatch.WAVELET.match(restored.get(i), reference.get(i)));
        }
        return matched;
    }

    private void compare(String name, List<Picture> truth, Level level)
            throws IOException, MediaException {
        String title = name + " " + level.name().toLowerCase(Locale.ROOT);
        List<Picture> low = Degradation.apply(level, 7, truth);
        List<Picture> bicubic = bicubic(low);
        line(title, "latents of the truth", Score.of(restorer.throughLatents(truth), truth));
        line(title, "bicubic", Score.of(bicubic, truth));
        List<Picture> row = new ArrayList<>(List.of(bicubic.get(3)));
        for (Way way : ways) {
            List<Picture> restored = restored(low, way);
            line(title, way.toString(), Score.of(restored, truth));
            line(title, way + " wavelet", Score.of(matched(restored, bicubic), truth));
            row.add(restored.get(3));
        }
        row.add(truth.get(3));
        write(title.replace(' ', '-'), row);
    }

    private List<Picture> restored(List<Picture> low, Way way) {
        return restorer.restore(
                low, new Restorer.Way(Prompt.AUTHORS.positive(), way.steps, way.level, 1));
    }

    private void line(String title, String what, Score score) {
        out.accept(
                String.format(
                        Locale.ROOT,
                        "%-24s %-34s %6.2f dB %7.4f",
                        title,
                        what,
                        score.psnr(),
                        score.ssim()));
    }

    private void look(Path folder) throws IOException, MediaException {
        try (VideoReader reader = VideoReader.open(folder)) {
            List<Picture> low = new ArrayList<>();
            for (int i = 0; i < FRAMES; i++) {
                low.add(middle(reader.read(i), new Size(160, 96)));
            }
            List<Picture> row = new ArrayList<>(List.of(bicubic(low).get(3)));
            for (Way way : ways) {
                row.add(restored(low, way).get(3));
            }
            write("videolq-000", row);
        }
    }

    /** One below the other. */
    private void write(String name, List<Picture> rows) throws IOException, MediaException {
        Size size = rows.getFirst().size();
        BufferedImage image =
                new BufferedImage(
                        size.width(), size.height() * rows.size(), BufferedImage.TYPE_INT_RGB);
        for (int r = 0; r < rows.size(); r++) {
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < size.width(); x++) {
                    int rgb = 0;
                    for (int c = 0; c < 3; c++) {
                        float value = Math.clamp(rows.get(r).at(c, y, x), 0f, 1f);
                        rgb = rgb << 8 | Math.round(255 * value);
                    }
                    image.setRGB(x, r * size.height() + y, rgb);
                }
            }
        }
        ImageIO.write(image, "png", pictures.resolve(name + ".png").toFile());
    }
}
