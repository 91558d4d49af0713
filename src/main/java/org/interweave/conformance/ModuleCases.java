package org.interweave.conformance;

import org.interweave.checkpoint.CheckpointException;
import org.interweave.checkpoint.Safetensors;
import org.interweave.checkpoint.TensorSource;
import org.interweave.diffusion.Stop;
import org.interweave.network.RelativePosition;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The unusual parts by themselves: attention along time, its places, and timesteps. */
record ModuleCases(Lab lab) {
    private static final String WEIGHT = "weight.";
    private static final String BIAS = "time_rel_pos_bias.out";

    List<Kind<TensorCase>> tensors() {
        return List.of(
                new Kind<>(f -> f.has("x", "out", "rel_pos_bias"), this::temporalAttention),
                new Kind<>(f -> f.has("bucket"), f -> buckets(f, "bucket")),
                new Kind<>(f -> f.has("timestep") && !f.under("dim").isEmpty(), this::timesteps));
    }

    private void temporalAttention(TensorCase file) throws IOException, Stop {
        Tensor tokens = file.read("x");
        buckets(file, "rel_pos_bucket");
        Comparison places = file.comparison();
        for (String name : file.under(WEIGHT)) {
            file.read(WEIGHT + name);
        }
        if (!places.passed()) {
            return;
        }
        file.underOneOf(
                weights(file),
                path -> {
                    try (Safetensors stored = Safetensors.open(path)) {
                        temporalAttention(file, tokens, new Weights(stored));
                    }
                });
    }

    private void temporalAttention(TensorCase file, Tensor tokens, Weights weights)
            throws IOException {
        RunResult.Done done =
                lab.once(Set.of(BIAS), g -> g.temporalAttention(weights), Map.of("tokens", tokens));
        file.near("out", done.output("result"), Tolerances.NETWORK);
        Tensor bias = done.output(BIAS);
        file.near(
                "rel_pos_bias",
                Arrangement.like(file.shape("rel_pos_bias"), bias, BIAS),
                Tolerances.ARITHMETIC);
        angles(file, weights.read("rotary_emb.freqs"));
    }

    /** The angle by which each place turns each channel, the same for both of a pair. */
    private static void angles(TensorCase file, Tensor frequencies) throws IOException {
        Shape shape = file.shape("rotary_freqs");
        int width = shape.at(-1);
        Tensor angles =
                Tensor.generate(
                        shape,
                        i -> {
                            int place = i / width;
                            return place * frequencies.get(i % width / 2);
                        });
        file.near("rotary_freqs", angles, Tolerances.ARITHMETIC);
    }

    /** The file itself, or those beside it that have such weights. */
    private static List<Path> weights(TensorCase file) throws IOException {
        String some = WEIGHT + "to_q.weight";
        if (file.has(some)) {
            return List.of(file.path());
        }
        List<Path> found = new ArrayList<>();
        for (Path other : file.beside()) {
            try (Safetensors beside = Safetensors.open(other)) {
                Shape query = beside.shapes().get(some);
                if (query != null && query.at(-1) == file.shape("x").at(-1)) {
                    found.add(other);
                }
            } catch (CheckpointException _) {
                // its own case says so
            }
        }
        if (found.isEmpty()) {
            throw new Misfit("the file with its weights is not beside it");
        }
        return found;
    }

    /** The tensors of a case below {@code weight.}, under the rest of their names. */
    private record Weights(Safetensors file) implements TensorSource {
        @Override
        public Map<String, Shape> shapes() {
            Map<String, Shape> shapes = new LinkedHashMap<>();
            file.shapes()
                    .forEach(
                            (name, shape) -> {
                                if (name.startsWith(WEIGHT)) {
                                    shapes.put(name.substring(WEIGHT.length()), shape);
                                }
                            });
            return shapes;
        }

        @Override
        public Tensor read(String name) throws IOException {
            return file.read(WEIGHT + name);
        }

        @Override
        public void close() {}
    }

    private static void buckets(TensorCase file, String name) throws IOException {
        Shape shape = file.shape(name);
        int keys = shape.at(-1);
        file.near(
                name, Tensor.generate(shape, i -> RelativePosition.bucket(i % keys - i / keys)), 0);
    }

    private void timesteps(TensorCase file) throws IOException {
        Tensor numbers = file.read("timestep");
        for (String width : file.under("dim")) {
            int channels = Integer.parseInt(width);
            RunResult.Done done =
                    lab.once(Set.of(), g -> g.sinusoids(channels), Map.of("numbers", numbers));
            file.near("dim" + width, done.output("result"), Tolerances.ARITHMETIC);
        }
    }
}
