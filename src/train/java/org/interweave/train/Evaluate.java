package org.interweave.train;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.databind.JsonNode;

import org.interweave.media.MediaException;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

/**
 * Compares the presets of a bundle with bicubic on real clips, with the studio's own commands:
 * degrade, restore, metrics. Writes a table and pictures side by side; goes on where it stopped.
 */
public final class Evaluate {
    private static final String SEED = "7";

    private static final List<Way> WAYS =
            List.of(
                    new Way("bicubic", List.of("--mix", "1")),
                    new Way("faithful", List.of("--preset", "faithful")),
                    new Way("default", List.of("--preset", "default")),
                    new Way("detail", List.of("--preset", "detail")));

    /** What words and guidance do, for pictures only. */
    private static final List<Way> WORDS =
            List.of(
                    new Way("guidance 1", List.of("--preset", "faithful")),
                    new Way("guidance 3", List.of("--preset", "faithful", "--guidance", "3")),
                    word("sharp"),
                    word("soft focus"),
                    word("scan lines"),
                    word("mosaic"));

    private final Commands commands;
    private final Path work;
    private final StringBuilder table = new StringBuilder();

    private Evaluate(Commands commands, Path work) {
        this.commands = commands;
        this.work = work;
    }

    /** Options of {@code restore}. */
    private record Way(String name, List<String> options) {}

    private static Way word(String words) {
        return new Way(
                words, List.of("--preset", "faithful", "--guidance", "3", "--prompt", words));
    }

    /**
     * Prints the table.
     *
     * @param arguments the launcher, the bundle, the folder of real clips, one to work in
     */
    public static void main(String[] arguments)
            throws IOException, MediaException, InterruptedException {
        Path clips = Path.of(arguments[2]);
        Path work = Path.of(arguments[3]);
        Files.createDirectories(work);
        Evaluate evaluate =
                new Evaluate(new Commands(Path.of(arguments[0]), Path.of(arguments[1])), work);
        evaluate.table.append("| clip | damage | what | PSNR, dB | SSIM | E_warp |\n");
        evaluate.table.append("|---|---|---|---|---|---|\n");
        for (RealClip source : RealClip.ALL) {
            Path truth = source.in(work, clips);
            evaluate.itself(source.name(), truth);
            for (String level : List.of("simple", "complex")) {
                evaluate.compare(source.name(), truth, level);
            }
        }
        evaluate.look("videolq", clips.resolve("videolq-000"));
        evaluate.words("seeking-simple");
        evaluate.words("big-buck-bunny-complex");
        Files.writeString(work.resolve("table.md"), evaluate.table);
        System.out.print(evaluate.table);
    }

    private static String frame(int index) {
        return String.format(Locale.ROOT, "%06d.png", index);
    }

    /** A sharp clip flickers more than its blurred self: what a perfect restoration would have. */
    private void itself(String name, Path truth) throws IOException, InterruptedException {
        double warping = commands.metrics(truth, truth).path("clip").path("e_warp").asDouble();
        table.append(
                String.format(Locale.ROOT, "| %s | none | the clip | | | %.2f |\n", name, warping));
    }

    private void compare(String name, Path truth, String level)
            throws IOException, InterruptedException {
        Path low = work.resolve(name + "-" + level);
        commands.make(
                low, "degrade", truth.toString(), "--level", level, "--seed", SEED, "-o", "OUT");
        for (Way way : WAYS) {
            Path restored = restored(low, way);
            JsonNode means = commands.metrics(restored, truth).path("clip");
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %s | %s | %.2f | %.3f | %.2f |\n",
                            name,
                            level,
                            way.name,
                            means.path("psnr").asDouble(),
                            means.path("ssim").asDouble(),
                            means.path("e_warp").asDouble()));
        }
        sideBySide(low, WAYS, List.of(truth), name + "-" + level + ".jpg");
    }

    private void look(String name, Path clip) throws IOException, InterruptedException {
        Path low = work.resolve(name);
        if (!Files.exists(low)) {
            Path part = Files.createDirectories(work.resolve(name + ".part"));
            for (int i = 0; i < 8; i++) {
                Files.copy(
                        clip.resolve(String.format("%08d.png", i)),
                        part.resolve(frame(i)),
                        REPLACE_EXISTING);
            }
            Files.move(part, low);
        }
        // Nobody knows the truth: pictures are warped as the bicubic ones move.
        Path bicubic = restored(low, WAYS.getFirst());
        for (Way way : WAYS) {
            JsonNode means = commands.metrics(restored(low, way), bicubic).path("clip");
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | its own | %s | | | %.2f |\n",
                            name,
                            way.name,
                            means.path("e_warp").asDouble()));
        }
        sideBySide(low, WAYS, List.of(), name + ".jpg");
    }

    private void words(String name) throws IOException, InterruptedException {
        Path low = work.resolve(name);
        rendered(low, WORDS);
        sideBySide(low, WORDS, List.of(), name + "-words.jpg");
    }

    private void rendered(Path low, List<Way> ways) throws IOException, InterruptedException {
        for (Way way : ways) {
            restored(low, way);
        }
    }

    private Path restored(Path low, Way way) throws IOException, InterruptedException {
        Path restored = folder(low, way);
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "restore",
                                low.toString(),
                                "--model",
                                commands.bundle().toString(),
                                "-o",
                                "OUT"));
        arguments.addAll(way.options);
        commands.make(restored, arguments.toArray(String[]::new));
        return restored;
    }

    private Path folder(Path low, Way way) {
        return work.resolve(low.getFileName() + "-" + way.name.replace(' ', '-'));
    }

    /** A square of the fifth frame, twice enlarged: every way, then the truth if it is known. */
    private void sideBySide(Path low, List<Way> ways, List<Path> truth, String file)
            throws IOException {
        int side = 200;
        List<Path> folders = new ArrayList<>();
        ways.forEach(way -> folders.add(folder(low, way)));
        folders.addAll(truth);
        BufferedImage row =
                new BufferedImage(
                        folders.size() * (side * 2 + 4), side * 2 + 24, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = row.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        for (int i = 0; i < folders.size(); i++) {
            BufferedImage whole = ImageIO.read(nth(folders.get(i), 4).toFile());
            BufferedImage part =
                    whole.getSubimage(
                            (whole.getWidth() - side) / 2,
                            (whole.getHeight() - side) / 2,
                            side,
                            side);
            int left = i * (side * 2 + 4);
            pen.drawImage(part, left, 24, side * 2, side * 2, null);
            pen.drawString(i < ways.size() ? ways.get(i).name : "the clip itself", left + 4, 17);
        }
        pen.dispose();
        ImageIO.write(row, "jpg", work.resolve(file).toFile());
    }

    private static Path nth(Path folder, int index) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".png")).sorted().toList().get(index);
        }
    }
}
