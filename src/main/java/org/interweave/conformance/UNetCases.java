package org.interweave.conformance;

import org.interweave.checkpoint.Safetensors;
import org.interweave.diffusion.Stop;
import org.interweave.network.UNetConfig;
import org.interweave.network.UNetModules;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The UNet: whole, stage by stage, and single modules inside. */
record UNetCases(Lab lab, Configs configs) {
    private static final String RESULT = "out";

    List<Kind<TensorCase>> tensors() {
        return List.of(
                new Kind<>(UNetCases::isCall, this::call),
                new Kind<>(f -> f.has("conv_in.out", "final.out"), this::stages),
                new Kind<>(f -> f.has("transformer.in", "transformer.out"), this::transformer),
                new Kind<>(
                        f -> f.has("temporal_module.in", "temporal_module.out"),
                        this::temporalModule));
    }

    private static boolean isCall(TensorCase file) {
        return file.has("sample", "low_res", "encoder_hidden_states", "timestep", RESULT);
    }

    /** One prediction. */
    private void call(TensorCase file) throws IOException, Stop {
        Call call = new Call(file);
        file.underOneOf(
                fitting(file, call),
                config -> {
                    Tensor prediction = call.predict(config, Set.of()).output("prediction");
                    file.near(RESULT, prediction, Tolerances.UNET);
                });
    }

    private List<UNetConfig> fitting(TensorCase file, Call call) throws IOException {
        return configs.of(UNetConfig.class, file).stream().filter(call::fits).toList();
    }

    /** What goes into a prediction. */
    private final class Call {
        private final Tensor latents;
        private final Tensor lowRes;
        private final Tensor text;
        private final Tensor timestep;
        private final Tensor noiseLevel;

        Call(TensorCase file) throws IOException {
            latents = file.read("sample");
            lowRes = file.read("low_res");
            text = file.read("encoder_hidden_states");
            int batch = latents.shape().at(0);
            timestep = spread(file.read("timestep"), batch);
            noiseLevel = spread(file.read("class_labels"), batch);
        }

        boolean fits(UNetConfig config) {
            return config.textWidth() == text.shape().at(-1)
                    && config.latentChannels() == latents.shape().at(1)
                    && config.lowResChannels() == lowRes.shape().at(1);
        }

        RunResult.Done predict(UNetConfig config, Set<String> watched) throws IOException {
            Map<String, Tensor> inputs =
                    new HashMap<>(
                            lab.once(Set.of(), g -> g.textKeys(config), Map.of("text", text))
                                    .outputs());
            inputs.put("latents", latents);
            inputs.put("low_res", lowRes);
            inputs.put("timestep", timestep);
            inputs.put("noise_level", noiseLevel);
            return lab.once(watched, g -> g.unet(config), inputs);
        }
    }

    /** One number for all samples, or one for each. */
    private static Tensor spread(Tensor numbers, int batch) {
        return numbers.shape().count() == batch
                ? numbers.reshaped(Shape.of(batch))
                : Tensor.generate(Shape.of(batch), _ -> numbers.get(0));
    }

    /** What every stage gives, in the prediction of another case. */
    private void stages(TensorCase file) throws IOException, Stop {
        Set<String> places =
                file.names().stream()
                        .filter(n -> !n.equals("final.out"))
                        .collect(Collectors.toSet());
        file.underOneOf(
                predictionsBeside(file),
                path -> {
                    try (Safetensors beside = Safetensors.open(path)) {
                        TensorCase inputs = new TensorCase(path, beside);
                        Call call = new Call(inputs);
                        UNetConfig config = first(fitting(inputs, call));
                        RunResult.Done done = call.predict(config, places);
                        for (String place : places) {
                            near(file, place, done.output(place), Tolerances.STAGE);
                        }
                        near(file, "final.out", done.output("prediction"), Tolerances.UNET);
                    }
                });
    }

    private static UNetConfig first(List<UNetConfig> found) throws Misfit {
        return found.stream()
                .findFirst()
                .orElseThrow(() -> new Misfit("no known configuration fits it"));
    }

    private static void near(TensorCase file, String name, Tensor actual, double tolerance)
            throws IOException {
        Tensor arranged = Arrangement.like(file.shape(name), actual, name);
        file.near(name, arranged, tolerance);
    }

    /** The case after which the file is named, or else all whose results have its shape. */
    private static List<Path> predictionsBeside(TensorCase file) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path other : file.beside()) {
            try (Safetensors beside = Safetensors.open(other)) {
                TensorCase tensors = new TensorCase(other, beside);
                if (isCall(tensors) && tensors.shape(RESULT).equals(file.shape("final.out"))) {
                    if (stem(file.path()).startsWith(stem(other) + "_")) {
                        return List.of(other);
                    }
                    found.add(other);
                }
            } catch (org.interweave.checkpoint.CheckpointException _) {
                // its own case says so
            }
        }
        if (found.isEmpty()) {
            throw new Misfit("the case with its inputs is not beside it");
        }
        return found;
    }

    private static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    }

    private void transformer(TensorCase file) throws IOException, Stop {
        Tensor video = file.read("transformer.in");
        Tensor text = file.read("encoder_hidden_states");
        String path = file.mustSay("module");
        file.underOneOf(
                holding(file, path, video).stream()
                        .filter(c -> c.textWidth() == text.shape().at(-1))
                        .filter(c -> UNetModules.level(c, path).seesText())
                        .toList(),
                config ->
                        module(
                                file,
                                "transformer",
                                path,
                                g -> g.transformer(config, path),
                                Map.of("video", video, "text", text)));
    }

    private void temporalModule(TensorCase file) throws IOException, Stop {
        Tensor video = file.read("temporal_module.in");
        Tensor time = file.read("temb");
        String path = file.mustSay("module");
        file.underOneOf(
                holding(file, path, video).stream()
                        .filter(c -> c.timeWidth() == time.shape().at(-1))
                        .toList(),
                config ->
                        module(
                                file,
                                "temporal_module",
                                path,
                                g -> g.temporalModule(config, path),
                                Map.of("video", video, "time", time)));
    }

    /** Runs a module alone and compares all that the file says of it. */
    private void module(
            TensorCase file,
            String name,
            String path,
            Lab.Writer writer,
            Map<String, Tensor> inputs)
            throws IOException {
        List<String> inside =
                file.under(name + ".").stream()
                        .filter(p -> !p.equals("in") && !p.equals(RESULT))
                        .toList();
        Set<String> watched = inside.stream().map(p -> path + "." + p).collect(Collectors.toSet());
        try (Network network = lab.open(watched, writer)) {
            RunResult.Done done = lab.run(network, inputs);
            near(file, name + "." + RESULT, done.output("result"), Tolerances.UNET);
            for (String place : inside) {
                near(file, name + "." + place, done.output(path + "." + place), Tolerances.UNET);
            }
        }
    }

    /** The configurations that have such a module with so many channels. */
    private List<UNetConfig> holding(TensorCase file, String path, Tensor video)
            throws IOException {
        List<UNetConfig> found = new ArrayList<>();
        for (UNetConfig config : configs.of(UNetConfig.class, file)) {
            try {
                int channels = UNetModules.level(config, path).channels();
                if (channels == video.shape().at(1)) {
                    found.add(config);
                }
            } catch (IllegalArgumentException _) {
                // it has fewer levels
            }
        }
        return found;
    }
}
