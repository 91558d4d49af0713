package org.interweave.conformance;

import static org.interweave.conformance.JsonCase.field;
import static org.interweave.conformance.JsonCase.wholes;

import com.fasterxml.jackson.databind.JsonNode;

import org.interweave.bundle.SchedulerConfig;
import org.interweave.diffusion.BetaSchedule;
import org.interweave.diffusion.Ddim;
import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.NoiseSchedule;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.diffusion.Transition;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Schedules, samplers and guidance. */
final class SchedulerCases {
    private static final int TRAINING = 1000;
    private static final double BETA_START = 0.0001;
    private static final double BETA_END = 0.02;
    private static final Map<String, BetaSchedule> BETAS =
            Map.of(
                    "linear", BetaSchedule.LINEAR,
                    "scaled_linear", BetaSchedule.SCALED_LINEAR,
                    "squaredcos_cap_v2", BetaSchedule.SQUARED_COSINE);

    private SchedulerCases() {}

    /** The schedule of the latents. */
    static NoiseSchedule main() {
        return schedule(BetaSchedule.LINEAR);
    }

    /** The schedule of the low-resolution frames. */
    static NoiseSchedule lowRes() {
        return schedule(BetaSchedule.SCALED_LINEAR);
    }

    private static NoiseSchedule schedule(BetaSchedule betas) {
        return NoiseSchedule.of(betas, TRAINING, BETA_START, BETA_END);
    }

    static List<Kind<TensorCase>> tensors() {
        return List.of(
                new Kind<>(
                        f ->
                                !f.names().isEmpty()
                                        && f.names().stream()
                                                .allMatch(n -> n.matches(".*alpha.*|.*\\.betas")),
                        SchedulerCases::tables),
                new Kind<>(f -> f.has("uncond", "text", "guided"), SchedulerCases::guidance),
                new Kind<>(f -> f.has("sample.0", "sample.1"), SchedulerCases::steps),
                new Kind<>(f -> f.has("image", "noise"), SchedulerCases::addNoise));
    }

    static List<Kind<JsonCase>> jsons() {
        return List.of(
                new Kind<>(f -> f.allHave("timesteps", "prev_timesteps"), SchedulerCases::spacing),
                new Kind<>(f -> f.root().isObject() && allLists(f.root()), SchedulerCases::unused),
                new Kind<>(f -> f.root().has("w_prev"), SchedulerCases::transitions),
                new Kind<>(
                        f -> f.root().path("_class_name").asText().endsWith("Scheduler"),
                        SchedulerCases::config));
    }

    private static boolean allLists(JsonNode root) {
        return !root.isEmpty()
                && root.properties().stream()
                        .allMatch(p -> p.getKey().matches("\\d+") && p.getValue().isArray());
    }

    private static void tables(TensorCase file) throws IOException {
        for (String name : file.names()) {
            String table = name.substring(name.indexOf('.') + 1);
            BetaSchedule betas = BETAS.get(name.substring(0, name.length() - table.length() - 1));
            if (betas == null) {
                throw new Misfit("the schedule of " + name + " is not known");
            }
            NoiseSchedule schedule = schedule(betas);
            IntToDoubleFunction numbers =
                    switch (table) {
                        case "betas" -> schedule::beta;
                        case "alphas_cumprod" -> schedule::alphaCumprod;
                        case "final_alpha_cumprod" -> _ -> schedule.alphaCumprod(0);
                        default -> throw new Misfit("the table " + name + " is not known");
                    };
            Tensor expected = file.read(name);
            Tensor actual = Tensor.generate(expected.shape(), numbers);
            file.comparison().nearRelative(name, expected, actual, Tolerances.TABLE);
        }
    }

    private static void guidance(TensorCase file) throws IOException {
        Guidance guidance = new Guidance(Double.parseDouble(file.mustSay("guidance_scale")));
        Tensor guided = guidance.combine(file.read("uncond"), file.read("text"));
        file.near("guided", guided, Tolerances.ARITHMETIC);
    }

    private static void addNoise(TensorCase file) throws IOException {
        Tensor image = file.read("image");
        Tensor noise = file.read("noise");
        for (String level : file.under("noisy.")) {
            Tensor noisy = lowRes().addNoise(image, noise, Integer.parseInt(level));
            file.near("noisy." + level, noisy, Tolerances.ARITHMETIC);
        }
    }

    /** A run of DDIM from the first sample on, with predictions of the file or of a formula. */
    private static void steps(TensorCase file) throws IOException {
        int steps = file.under("sample.").size() - 1;
        List<Integer> timesteps = TimestepSpacing.LEADING.timesteps(steps, TRAINING);
        file.comparison().equal("timesteps", file.mustSay("timesteps"), timesteps.toString());
        Ddim ddim = new Ddim(main());
        Tensor sample = file.read("sample.0");
        for (int k = 0; k < steps; k++) {
            String predicted = "model_output." + k;
            Tensor v =
                    file.has(predicted)
                            ? file.read(predicted)
                            : sample.map(x -> 0.5 * Math.tanh(x));
            String clean = "pred_original_sample." + k;
            if (file.has(clean)) {
                file.near(clean, ddim.clean(sample, v, timesteps.get(k)), Tolerances.TRAJECTORY);
            }
            int next = k + 1 < steps ? timesteps.get(k + 1) : -1;
            sample = ddim.step(sample, v, timesteps.get(k), next);
            file.near("sample." + (k + 1), sample, Tolerances.TRAJECTORY);
        }
    }

    private static void spacing(JsonCase file) throws IOException {
        for (Map.Entry<String, JsonNode> entry : file.root().properties()) {
            int steps = Integer.parseInt(entry.getKey());
            List<Integer> timesteps = TimestepSpacing.LEADING.timesteps(steps, TRAINING);
            List<Integer> previous = timesteps.stream().map(t -> t - TRAINING / steps).toList();
            JsonNode run = entry.getValue();
            file.comparison().equal("timesteps", wholes(field(run, "timesteps")), timesteps);
            file.comparison()
                    .equal("prev_timesteps", wholes(field(run, "prev_timesteps")), previous);
        }
    }

    /**
     * What the authors' own models/scheduling_ddim.py would visit; at run time diffusers' class
     * takes its place, since these begin past the end of the training.
     */
    private static void unused(JsonCase file) throws IOException {
        for (Map.Entry<String, JsonNode> entry : file.root().properties()) {
            int steps = Integer.parseInt(entry.getKey());
            List<Integer> timesteps =
                    IntStream.range(0, steps)
                            .map(i -> (int) Math.rint((TRAINING - 1.0) * i / (steps - 1)) + 2)
                            .boxed()
                            .sorted(Comparator.reverseOrder())
                            .toList();
            file.comparison().equal("timesteps", wholes(entry.getValue()), timesteps);
        }
    }

    private static void transitions(JsonCase file) throws IOException {
        for (Map.Entry<String, JsonNode> entry : file.root().properties()) {
            JsonNode weights = entry.getValue();
            Tensor actual =
                    Tensor.generate(
                            Shape.of(weights.size()), weight(entry.getKey(), weights.size()));
            Tensor expected =
                    Tensor.generate(Shape.of(weights.size()), j -> weights.path(j).asDouble());
            file.comparison().near(entry.getKey(), expected, actual, Tolerances.TABLE);
        }
    }

    private static IntToDoubleFunction weight(String name, int overlap) throws Misfit {
        return switch (name) {
            case "w_prev" -> j -> Transition.AUTHORS.previous(j, overlap);
            case "w_cur" -> j -> 1 - Transition.AUTHORS.previous(j, overlap);
            case "paper_w_prev" -> j -> Transition.PAPER.previous(j, overlap);
            default -> throw new Misfit("the weights " + name + " are not known");
        };
    }

    /** Reads the file as an import does; it must give what this program would assume without it. */
    private static void config(JsonCase file) throws IOException {
        SchedulerConfig read = SchedulerConfig.fromDiffusers(file.root());
        boolean main = read.prediction() == SchedulerConfig.Prediction.VELOCITY;
        // The authors' inference_tile.py overrides what the file says.
        SchedulerConfig given = main ? read.with(SchedulerConfig.Betas.LINEAR) : read;
        SchedulerConfig own = main ? SchedulerConfig.diffVsr() : SchedulerConfig.diffVsrLowRes();
        Comparison comparison = file.comparison();
        comparison.near("beta_start", given.betaStart(), own.betaStart(), 0);
        comparison.near("beta_end", given.betaEnd(), own.betaEnd(), 0);
        comparison.equal("configuration", given, own);
    }
}
