package org.interweave.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;

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
    private static final Size CROP = new Size(480, 256);
    private static final String SEED = "7";

    private static final List<Source> SOURCES =
            List.of(
                    new Source("park-joy", "park-joy-480x270.y4m", 0, 10),
                    new Source("big-buck-bunny", "big-buck-bunny-480p-30s.mp4", 300, 16),
                    new Source("seeking", "seeking-720x480.mp4", 40, 16));

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
                    new Way("guidance 2", List.of("--preset", "faithful", "--guidance", "2")),
                    new Way("guidance 3", List.of("--preset", "faithful", "--guidance", "3")),
                    word("sharp"),
                    word("soft focus"),
                    word("black and white"));

    private final Commands commands;
    private final Path work;
    private final StringBuilder table = new StringBuilder();

    private Evaluate(Commands commands, Path work) {
        this.commands = commands;
        this.work = work;
    }

    /**
     * Frames of a clip, the middle of each.
     *
     * @param first of them
     * @param count of them, of one shot
     */
    private record Source(String name, String file, int first, int count) {}

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
        for (Source source : SOURCES) {
            Path truth = evaluate.truth(clips.resolve(source.file), source);
            for (String level : List.of("simple", "complex")) {
                evaluate.compare(source.name, truth, level);
            }
        }
        evaluate.look("videolq", clips.resolve("videolq-000"));
        evaluate.words("seeking-simple");
        evaluate.words("big-buck-bunny-complex");
        Files.writeString(work.resolve("table.md"), evaluate.table);
        System.out.print(evaluate.table);
    }

    private Path truth(Path file, Source source) throws IOException, MediaException {
        Path folder = work.resolve(source.name);
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            try (VideoReader reader = VideoReader.open(file)) {
                for (int i = 0; i < source.count; i++) {
                    BufferedImage image = image(reader.read(source.first + i));
                    int left = (image.getWidth() - CROP.width()) / 2;
                    int top = (image.getHeight() - CROP.height()) / 2;
                    ImageIO.write(
                            image.getSubimage(left, top, CROP.width(), CROP.height()),
                            "png",
                            folder.resolve(frame(i)).toFile());
                }
            }
        }
        return folder;
    }

    private static String frame(int index) {
        return String.format(Locale.ROOT, "%06d.png", index);
    }

    private static BufferedImage image(Picture picture) {
        Size size = picture.size();
        BufferedImage image =
                new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    rgb = rgb << 8 | Math.round(255 * Math.clamp(picture.at(c, y, x), 0f, 1f));
                }
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    private void compare(String name, Path truth, String level)
            throws IOException, InterruptedException {
        Path low = work.resolve(name + "-" + level);
        commands.make(
                low, "degrade", truth.toString(), "--level", level, "--seed", SEED, "-o", "OUT");
        for (Way way : WAYS) {
            Path restored = restored(low, way);
            JsonNode means =
                    new JsonMapper()
                            .readTree(
                                    commands.read(
                                            "metrics",
                                            restored.toString(),
                                            truth.toString(),
                                            "--json"))
                            .path("clip");
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
            Files.createDirectories(low);
            for (int i = 0; i < 8; i++) {
                Files.copy(clip.resolve(String.format("%08d.png", i)), low.resolve(frame(i)));
            }
        }
        rendered(low, WAYS);
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
                                commands.bundle.toString(),
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

    /**
     * The studio's commands.
     *
     * @param launcher of the studio
     * @param bundle to restore with
     */
    private record Commands(Path launcher, Path bundle) {
        /** Runs a command that writes OUT, if it is not there. */
        void make(Path out, String... arguments) throws IOException, InterruptedException {
            if (!Files.exists(out)) {
                List<String> named = new ArrayList<>();
                for (String argument : arguments) {
                    named.add(argument.equals("OUT") ? out.toString() : argument);
                }
                read(named.toArray(String[]::new));
            }
        }

        /** Runs a command and gives what it prints. */
        String read(String... arguments) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of(launcher.toString()));
            command.addAll(List.of(arguments));
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + "\n" + printed);
            }
            return printed;
        }
    }
}
