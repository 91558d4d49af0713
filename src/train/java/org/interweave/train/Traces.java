package org.interweave.train;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Whether prompts print scan lines, which lie on every fourth row, without having asked for them:
 * the first frames of a clip, with several prompts.
 */
public final class Traces {
    private static final int FRAMES = 8;
    private static final int PITCH = 4;

    private static final List<String> PROMPTS =
            List.of(
                    "",
                    "a sailing boat on water at sunset, hills and clouds",
                    "a sailing boat at sunset, waves, a low sun",
                    "an old man walks along a country road with his dog",
                    "Hochzeit in K\u00f6ln 1962, Braut vor der Kirche",
                    "wedding of grandmother in the garden, 8 mm film",
                    "scan lines");

    private final Commands commands;
    private final Path clip;
    private final Path work;

    private Traces(Commands commands, Path clip, Path work) {
        this.commands = commands;
        this.clip = clip;
        this.work = work;
    }

    /**
     * Prints by how many of 255 levels the mean of every fourth row lies above that of another.
     *
     * @param arguments the launcher, the bundle, a clip, a folder to work in
     */
    public static void main(String[] arguments)
            throws IOException, MediaException, InterruptedException {
        Path work = Files.createDirectories(Path.of(arguments[3]));
        Commands commands = new Commands(Path.of(arguments[0]), Path.of(arguments[1]));
        Traces traces = new Traces(commands, Path.of(arguments[2]), work);
        System.out.println("| prompt | bicubic | default | detail |");
        System.out.println("|---|---|---|---|");
        double bicubic = traces.rows("bicubic", List.of("--mix", "1"));
        for (int i = 0; i < PROMPTS.size(); i++) {
            List<Double> levels = new ArrayList<>(List.of(bicubic));
            for (String preset : List.of("default", "detail")) {
                List<String> options = List.of("--preset", preset, "--prompt", PROMPTS.get(i));
                levels.add(traces.rows(preset + "-" + i, options));
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f |%n",
                    PROMPTS.get(i),
                    levels.get(0),
                    levels.get(1),
                    levels.get(2));
        }
    }

    private double rows(String name, List<String> options)
            throws IOException, MediaException, InterruptedException {
        Path restored = work.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("restore", clip.toString()));
        arguments.addAll(List.of("--model", commands.bundle().toString()));
        arguments.addAll(List.of("--to", String.valueOf(FRAMES), "-o", "OUT"));
        arguments.addAll(options);
        commands.make(restored, arguments.toArray(String[]::new));
        double[] sums = new double[PITCH];
        try (VideoReader reader = VideoReader.open(restored)) {
            for (int frame = 0; frame < FRAMES; frame++) {
                add(reader.read(frame), sums);
            }
        }
        double spread =
                DoubleStream.of(sums).max().orElseThrow()
                        - DoubleStream.of(sums).min().orElseThrow();
        return 255 * spread / FRAMES;
    }

    /** Adds the mean of each fourth row. */
    private static void add(Picture picture, double[] sums) {
        Size size = picture.size();
        int rows = size.height() / PITCH;
        double[] frame = new double[PITCH];
        for (int y = 0; y < rows * PITCH; y++) {
            for (int x = 0; x < size.width(); x++) {
                for (int c = 0; c < Picture.CHANNELS; c++) {
                    frame[y % PITCH] += picture.at(c, y, x);
                }
            }
        }
        double samples = (double) rows * size.width() * Picture.CHANNELS;
        Arrays.setAll(sums, i -> sums[i] + frame[i] / samples);
    }
}
