package org.interweave.train;

import com.fasterxml.jackson.databind.JsonNode;

import org.interweave.media.MediaException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares ways to fuse overlapping windows, and where their noise comes from, on a real clip: the
 * papers' ablation that needs no training. Goes on where it stopped.
 *
 * <p>Source of the question: DiffVSR, ICCV 2025, section 3.3 and its ablations.
 */
public final class Transitions {
    private static final List<String> ILT = List.of("off", "final", "per-step");
    private static final List<String> NOISE =
            List.of("rearrange", "shuffle", "same", "independent");
    private static final List<String> SEEDS = List.of("1", "2", "3");
    private static final String STEPS = "2";
    private static final int WINDOW = 8;
    private static final int OVERLAP = 4;

    private Transitions() {}

    /**
     * Prints a table.
     *
     * @param arguments the launcher, the bundle, the folder of real clips, one to work in
     */
    public static void main(String[] arguments)
            throws IOException, MediaException, InterruptedException {
        Commands commands = new Commands(Path.of(arguments[0]), Path.of(arguments[1]));
        Path work = Path.of(arguments[3]);
        Files.createDirectories(work);
        Path truth = RealClip.LONG.in(work, Path.of(arguments[2]));
        Path low = work.resolve(RealClip.LONG.name() + "-complex");
        commands.make(
                low, "degrade", truth.toString(), "--level", "complex", "--seed", "7", "-o", "OUT");
        System.out.println("| ILT | noise | PSNR, dB | E_warp | at joins over elsewhere |");
        System.out.println("|---|---|---|---|---|");
        for (String ilt : ILT) {
            for (String noise : NOISE) {
                List<Result> results = new ArrayList<>();
                for (String seed : SEEDS) {
                    Path restored = work.resolve(String.join("-", ilt, noise, seed));
                    restore(commands, low, restored, List.of(ilt, noise, seed));
                    results.add(Result.of(commands.metrics(restored, truth), stride(ilt)));
                }
                System.out.println(line(ilt, noise, results));
            }
        }
    }

    private static void restore(Commands commands, Path low, Path restored, List<String> how)
            throws IOException, InterruptedException {
        List<String> options =
                List.of("--ilt", how.get(0), "--noise", how.get(1), "--seed", how.get(2));
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "restore",
                                low.toString(),
                                "--model",
                                commands.bundle().toString(),
                                "--noise-level",
                                "5",
                                "--temporal-filter",
                                "0",
                                "--steps",
                                STEPS,
                                "-o",
                                "OUT"));
        all.addAll(options);
        commands.make(restored, all.toArray(String[]::new));
    }

    /** From one window's first frame to the next's. */
    private static int stride(String ilt) {
        return ilt.equals("off") ? WINDOW : WINDOW - OVERLAP;
    }

    /**
     * What was measured of one restoration.
     *
     * @param joins warping error of the frames that begin a window, over that of the others
     */
    private record Result(double psnr, double warping, double joins) {
        static Result of(JsonNode metrics, int stride) {
            List<Double> at = new ArrayList<>();
            List<Double> elsewhere = new ArrayList<>();
            JsonNode frames = metrics.path("frames");
            for (int i = 1; i < frames.size(); i++) {
                (i % stride == 0 ? at : elsewhere).add(frames.get(i).path("e_warp").asDouble());
            }
            JsonNode clip = metrics.path("clip");
            return new Result(
                    clip.path("psnr").asDouble(),
                    clip.path("e_warp").asDouble(),
                    mean(at) / mean(elsewhere));
        }
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(x -> x).average().orElseThrow();
    }

    private static String line(String ilt, String noise, List<Result> results) {
        return "| %s | %s | %s | %s | %s |"
                .formatted(
                        ilt,
                        noise,
                        spread("%.2f ± %.2f", results.stream().map(Result::psnr).toList()),
                        spread("%.3f ± %.3f", results.stream().map(Result::warping).toList()),
                        spread("%.3f ± %.3f", results.stream().map(Result::joins).toList()));
    }

    /** Mean and standard deviation. */
    private static String spread(String format, List<Double> numbers) {
        double mean = mean(numbers);
        double squares = numbers.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        return String.format(Locale.ROOT, format, mean, Math.sqrt(squares / (numbers.size() - 1)));
    }
}
