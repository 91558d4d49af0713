package org.interweave.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.interweave.diffusion.Ddim;
import org.interweave.diffusion.Fusion;
import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.NetworkDenoiser;
import org.interweave.diffusion.NoiseOrder;
import org.interweave.diffusion.Sampler;
import org.interweave.diffusion.ShotDecoder;
import org.interweave.diffusion.ShotSampler;
import org.interweave.diffusion.StepListener;
import org.interweave.diffusion.Stop;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.diffusion.Transition;
import org.interweave.diffusion.WindowMemory;
import org.interweave.diffusion.WindowTensors;
import org.interweave.frame.AuthorsWindows;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.network.UNetConfig;
import org.interweave.network.VaeConfig;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Tensor;
import org.interweave.tensor.TileGrid;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A clip from noise to pictures, through the same sampling, guidance, fusion and decoding as a
 * restoration, with the authors' windows and the file's noise.
 */
record PipelineCase(Lab lab, Configs configs) {
    private static final int TRAINING = 1000;
    private static final double SCALING = 0.08333;

    List<Kind<TensorCase>> tensors() {
        return List.of(
                new Kind<>(
                        f -> f.has("latent_noise", "low_res_noise", "fused_latents"), this::run));
    }

    private void run(TensorCase file) throws IOException, Stop {
        int frames = file.shape("image").at(2);
        AuthorsWindows windows = new AuthorsWindows(frames);
        Plan plan = new Plan(file, windows);
        WindowTensors lowRes = plan.lowRes(file);
        WindowTensors noise = plan.noise(file);
        for (int i = 0; i < windows.count(); i++) {
            nearIfThere(file, "window." + i + ".low_res", lowRes.window(i), Tolerances.ARITHMETIC);
            nearIfThere(file, "window." + i + ".latents_in", noise.window(i), 0);
        }
        Tensor fused = sample(file, plan, noise, lowRes);
        file.near("fused_latents", fused, Tolerances.PIPELINE);
        file.comparison()
                .nearOnAverage(
                        "fused_latents",
                        file.read("fused_latents"),
                        fused,
                        Tolerances.PIPELINE_AVERAGE);
        decode(file, plan, fused);
        file.comparison().equal("window", file.mustSay("window"), "8");
        file.comparison().equal("stride", file.mustSay("stride"), "4");
    }

    private static void nearIfThere(TensorCase file, String name, Tensor actual, double tolerance)
            throws IOException {
        if (file.has(name)) {
            file.near(name, actual, tolerance);
        }
    }

    private Tensor sample(TensorCase file, Plan plan, WindowTensors noise, WindowTensors lowRes)
            throws IOException, Stop {
        UNetConfig config = configs.mustSay(UNetConfig.class, file, "unet");
        Tensor negative = file.read("negative_prompt_embeds");
        Tensor prompt = file.read("prompt_embeds");
        NetworkDenoiser.Text text;
        try (Network keys = lab.open(g -> g.textKeys(config))) {
            text =
                    new NetworkDenoiser.Text(
                            lab.run(keys, Map.of("text", negative)).outputs(),
                            lab.run(keys, Map.of("text", prompt)).outputs(),
                            new Guidance(plan.guidance));
        }
        try (Network unet = lab.open(g -> g.unet(config))) {
            Recorder recorder = new Recorder(unet);
            NetworkDenoiser denoiser =
                    NetworkDenoiser.of(
                            recorder,
                            text,
                            plan.noiseLevel,
                            NetworkDenoiser.Batching.TOGETHER,
                            lab.cancel());
            Fusion fusion =
                    new ShotSampler(
                                    plan.windows,
                                    noise,
                                    lowRes,
                                    denoiser,
                                    WindowMemory.NONE,
                                    StepListener.NONE)
                            .latents(
                                    new Sampler.Ddims(
                                            new Ddim(SchedulerCases.main()), plan.timesteps),
                                    Ilt.FINAL,
                                    Transition.AUTHORS);
            Tensor fused = fusion.read(new FrameRange(0, plan.windows.frames()));
            steps(file, plan, recorder);
            return fused;
        }
    }

    /** What the file says of single steps: predictions, and the latents after them. */
    private static void steps(TensorCase file, Plan plan, Recorder recorder) throws IOException {
        int steps = plan.timesteps.size();
        Ddim ddim = new Ddim(SchedulerCases.main());
        Guidance guidance = new Guidance(plan.guidance);
        for (int run = 0; run < recorder.predictions.size(); run++) {
            int step = run % steps;
            String window = "window." + run / steps;
            Tensor prediction = recorder.predictions.get(run);
            nearIfThere(
                    file,
                    "%s.step%d.model_output".formatted(window, step),
                    prediction,
                    step == 0 ? Tolerances.UNET : Tolerances.PIPELINE);
            Tensor guided = guidance.combine(prediction.slice(0, 0, 1), prediction.slice(0, 1, 2));
            int next = step + 1 < steps ? plan.timesteps.get(step + 1) : -1;
            Tensor after =
                    ddim.step(recorder.latents.get(run), guided, plan.timesteps.get(step), next);
            String name = "%s.latents_after_step%d".formatted(window, step);
            nearIfThere(file, name, after, Tolerances.PIPELINE);
        }
    }

    private void decode(TensorCase file, Plan plan, Tensor fused) throws IOException, Stop {
        VaeConfig config = configs.mustSay(VaeConfig.class, file, "vae");
        int frames = plan.windows.frames();
        FrameRange all = new FrameRange(0, frames);
        try (Network decoder = lab.open(g -> g.vaeDecoder(config))) {
            Fusion latents =
                    new Fusion(new AuthorsWindows(frames), Transition.CUT, inWindows(plan, fused));
            ShotDecoder shot =
                    new ShotDecoder(
                            decoder, SCALING, config.factor(), plan.grid(fused), lab.cancel());
            Tensor pictures =
                    shot.pictures(latents, frames, ShotDecoder.Chunks.AUTHORS)
                            .read(all)
                            .map(x -> Math.clamp(x, -1, 1));
            file.near(
                    "frames",
                    Arrangement.like(file.shape("frames"), pictures, "frames"),
                    Tolerances.PIPELINE);
        }
    }

    private static WindowTensors inWindows(Plan plan, Tensor fused) {
        return i -> {
            FrameRange range = plan.windows.window(i);
            return fused.slice(2, range.start(), range.end());
        };
    }

    /** What the header says. */
    private static final class Plan {
        private final AuthorsWindows windows;
        private final List<Integer> timesteps;
        private final double guidance;
        private final int noiseLevel;
        private final JsonNode shuffles;

        Plan(TensorCase file, AuthorsWindows windows) throws IOException {
            this.windows = windows;
            int steps = Integer.parseInt(file.mustSay("steps"));
            timesteps = TimestepSpacing.LEADING.timesteps(steps, TRAINING);
            file.comparison().equal("timesteps", file.mustSay("timesteps"), timesteps.toString());
            guidance = Double.parseDouble(file.mustSay("guidance_scale"));
            if (guidance <= 1) {
                throw new Misfit("a case without guidance is not known");
            }
            noiseLevel = Integer.parseInt(file.mustSay("noise_level"));
            shuffles = new JsonMapper().readTree(file.mustSay("shuffles"));
            if (shuffles.size() != windows.count() - 1) {
                throw new Misfit(shuffles.size() + " shuffles for " + windows.count() + " windows");
            }
        }

        WindowTensors lowRes(TensorCase file) throws IOException {
            Tensor noisy =
                    SchedulerCases.lowRes()
                            .addNoise(file.read("image"), file.read("low_res_noise"), noiseLevel);
            return i -> {
                FrameRange range = windows.window(i);
                return noisy.slice(2, range.start(), range.end());
            };
        }

        WindowTensors noise(TensorCase file) throws IOException {
            Tensor noise = file.read("latent_noise");
            NoiseOrder order = NoiseOrder.reusing(windows, (window, _) -> shuffle(window - 1));
            return i ->
                    Tensor.concat(
                            2,
                            order.windows().get(i).stream()
                                    .map(frame -> noise.slice(2, frame, frame + 1))
                                    .toList());
        }

        /** The places, among the frames that dropped out, of those whose noise is used. */
        private List<Integer> shuffle(int index) {
            List<Integer> before = new ArrayList<>();
            shuffles.path(index).path("source_frames_before").forEach(f -> before.add(f.asInt()));
            List<Integer> places = new ArrayList<>();
            shuffles.path(index)
                    .path("source_frames_used")
                    .forEach(f -> places.add(before.indexOf(f.asInt())));
            return places;
        }

        /** One tile. */
        TileGrid grid(Tensor latents) {
            int height = latents.shape().at(3);
            int width = latents.shape().at(4);
            return new TileGrid(height, width, Math.max(height, width), 0);
        }
    }

    /** Keeps what went in and came out of every run. */
    private static final class Recorder implements Network {
        private final Network network;
        private final List<Tensor> latents = new ArrayList<>();
        private final List<Tensor> predictions = new ArrayList<>();

        Recorder(Network network) {
            this.network = network;
        }

        @Override
        public RunResult run(Map<String, Tensor> inputs, Cancel cancel) {
            RunResult result = network.run(inputs, cancel);
            if (result instanceof RunResult.Done done) {
                Tensor in = inputs.getOrDefault("latents", done.output("prediction"));
                latents.add(in.slice(0, 0, 1));
                predictions.add(done.output("prediction"));
            }
            return result;
        }

        @Override
        public void close() {}
    }
}
