package org.interweave.app;

import org.interweave.checkpoint.FormulaGraphs;
import org.interweave.cli.Bench;
import org.interweave.cli.BenchReport;
import org.interweave.frame.Cancel;
import org.interweave.network.MultiplyAdds;
import org.interweave.network.UNet;
import org.interweave.network.UNetConfig;
import org.interweave.network.VaeConfig;
import org.interweave.render.Engine;
import org.interweave.render.Engines;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The authors' configurations with weights from the formula, at the sizes their own code was timed
 * at (golden REPORT.md, section 6).
 */
final class ReferenceBench implements Bench {
    private static final int MATRIX = 2048;
    private static final int TEXT_TOKENS = 77;
    private static final double ENOUGH_SECONDS = 8;
    private static final int ENOUGH_RUNS = 7;

    private static final UNetConfig SMALL_UNET =
            UNetConfig.authors(List.of(32, 64, 64, 128), List.of(true, true, true, false), 2, 64);
    private static final UNetConfig FULL_UNET =
            UNetConfig.authors(
                    List.of(256, 512, 512, 1024), List.of(true, true, true, false), 8, 1024);
    private static final VaeConfig SMALL_VAE = VaeConfig.authors(List.of(32, 64, 64));
    private static final VaeConfig FULL_VAE = VaeConfig.authors(List.of(128, 256, 512));

    private final Engines engines;

    ReferenceBench(Engines engines) {
        this.engines = engines;
    }

    /** A network to measure: how its graph is written, and what goes in. */
    private record Subject(
            String name,
            Shape input,
            long multiplyAdds,
            Writer writer,
            Map<String, Tensor> inputs) {
        static Subject unet(String name, UNetConfig config, int size) {
            Shape latents = Shape.of(1, config.latentChannels(), 8, size, size);
            Map<String, Tensor> inputs = new LinkedHashMap<>();
            inputs.put("latents", random(latents));
            inputs.put("low_res", random(latents.with(1, config.lowResChannels())));
            inputs.put("timestep", Tensor.of(Shape.of(1), 981));
            inputs.put("noise_level", Tensor.of(Shape.of(1), 50));
            UNet.textAttentions(config)
                    .forEach(
                            (path, channels) -> {
                                Shape key = Shape.of(1, TEXT_TOKENS, channels);
                                inputs.put(path + ".key", random(key));
                                inputs.put(path + ".value", random(key));
                            });
            long work = MultiplyAdds.of(config, latents);
            return new Subject(
                    name, latents, work, folder -> new FormulaGraphs(folder).unet(config), inputs);
        }

        static Subject decoder(String name, VaeConfig config, int size) {
            Shape latents = Shape.of(1, config.latentChannels(), 4, size, size);
            return new Subject(
                    name,
                    latents,
                    MultiplyAdds.ofDecoder(config, latents),
                    folder -> new FormulaGraphs(folder).vaeDecoder(config),
                    Map.of("latents", random(latents)));
        }

        static Subject matrixProduct() {
            Shape matrix = Shape.of(1, MATRIX, MATRIX);
            return new Subject(
                    "matrix product",
                    matrix,
                    (long) MATRIX * MATRIX * MATRIX,
                    folder -> new FormulaGraphs(folder).matrixProduct(MATRIX),
                    Map.of("x", random(matrix)));
        }
    }

    private interface Writer {
        Path write(Path folder) throws IOException;
    }

    private record Times(double loadSeconds, List<Double> seconds, long peakBytes) {
        double best() {
            return seconds.stream().mapToDouble(s -> s).min().orElseThrow();
        }

        double median() {
            return seconds.stream().sorted().toList().get(seconds.size() / 2);
        }
    }

    @Override
    public BenchReport run(Engines.Provider provider, boolean full, Consumer<String> begun)
            throws ProblemException {
        Engine engine = engines.find(provider);
        List<Subject> subjects = new ArrayList<>();
        subjects.add(Subject.unet("UNet small", SMALL_UNET, 64));
        subjects.add(Subject.decoder("VAE small decode", SMALL_VAE, 64));
        if (full) {
            subjects.add(Subject.decoder("VAE full decode", FULL_VAE, 16));
            subjects.add(Subject.unet("UNet full", FULL_UNET, 64));
        }
        try {
            return measure(engine, subjects, begun);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.Kind.DISK_FULL,
                    "the graphs cannot be written: " + e.getMessage(),
                    "make room in the folder for temporary files");
        }
    }

    private static BenchReport measure(
            Engine engine, List<Subject> subjects, Consumer<String> begun)
            throws IOException, ProblemException {
        Subject product = Subject.matrixProduct();
        double rate = 0;
        Map<Subject, Times> times = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            begun.accept(product.name());
            rate = Math.max(rate, gflops(product, time(engine, product)));
            begun.accept(subject.name() + " " + subject.input());
            times.put(subject, time(engine, subject));
        }
        double best = rate;
        return new BenchReport(
                Machine.describe(),
                Map.of("java", Runtime.version().toString(), "engine", engine.identity()),
                engine.description(),
                best,
                times.entrySet().stream()
                        .map(entry -> stage(entry.getKey(), entry.getValue(), best))
                        .toList());
    }

    private static BenchReport.Stage stage(Subject subject, Times times, double rate) {
        double gflops = gflops(subject, times);
        return new BenchReport.Stage(
                subject.name(),
                subject.input().toString(),
                (double) subject.multiplyAdds() / 1e9,
                times.loadSeconds(),
                times.seconds(),
                times.best(),
                times.median(),
                gflops,
                gflops / rate,
                times.peakBytes());
    }

    private static double gflops(Subject subject, Times times) {
        return 2.0 * (double) subject.multiplyAdds() / times.best() / 1e9;
    }

    private static Times time(Engine engine, Subject subject) throws IOException, ProblemException {
        Path folder = Files.createTempDirectory("interweave-bench");
        try {
            Path graph = subject.writer().write(folder);
            ResidentMemory.forgetPeak();
            long start = System.nanoTime();
            try (Network network = engine.open(graph)) {
                double load = since(start);
                run(network, subject);
                List<Double> seconds = new ArrayList<>();
                long first = System.nanoTime();
                while (seconds.isEmpty()
                        || (seconds.size() < ENOUGH_RUNS && since(first) < ENOUGH_SECONDS)) {
                    long before = System.nanoTime();
                    run(network, subject);
                    seconds.add(since(before));
                }
                return new Times(load, seconds, ResidentMemory.peak());
            }
        } finally {
            delete(folder);
        }
    }

    private static void run(Network network, Subject subject) throws ProblemException {
        switch (network.run(subject.inputs(), new Cancel())) {
            case RunResult.Done _ -> {}
            case RunResult.Cancelled _ -> throw new IllegalStateException("nobody cancelled");
            case RunResult.OutOfMemory(String detail) ->
                    throw new ProblemException(
                            Problem.Kind.DEVICE,
                            subject.name() + " does not fit in memory: " + detail,
                            "close other programs, or leave --reference out");
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static Tensor random(Shape shape) {
        SplittableRandom random = new SplittableRandom(1);
        return Tensor.generate(shape, _ -> random.nextGaussian());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
