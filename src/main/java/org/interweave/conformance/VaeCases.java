package org.interweave.conformance;

import org.interweave.diffusion.Stop;
import org.interweave.network.VaeConfig;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The VAE: pictures to moments, latents to pictures, and the decoder's insides. */
record VaeCases(Lab lab, Configs configs) {
    /** Source: diffusers 0.30.0, DiagonalGaussianDistribution. */
    private static final double LOGVAR_LIMIT_LOW = -30;

    private static final double LOGVAR_LIMIT_HIGH = 20;

    List<Kind<TensorCase>> tensors() {
        return List.of(
                new Kind<>(f -> f.has("latents", "image"), this::decode),
                new Kind<>(f -> f.has("image", "moments"), this::encode));
    }

    private void decode(TensorCase file) throws IOException, Stop {
        Tensor latents = file.read("latents");
        int frames = latents.shape().at(0);
        int chunk = Integer.parseInt(file.said("num_frames").orElse(String.valueOf(frames)));
        if (chunk < 1 || frames % chunk != 0) {
            throw new Misfit(frames + " frames are no chunks of " + chunk);
        }
        Set<String> places =
                file.names().stream()
                        .filter(n -> !n.equals("latents") && !n.equals("image"))
                        .collect(Collectors.toSet());
        if (!places.isEmpty() && chunk != frames) {
            throw new Misfit("places inside the decoder are known for one chunk only");
        }
        file.underOneOf(
                fitting(file, latents.shape().at(1), factor(file, "image", "latents")),
                config -> decode(file, config, latents, chunk, places));
    }

    private void decode(
            TensorCase file, VaeConfig config, Tensor latents, int chunk, Set<String> places)
            throws IOException {
        List<Tensor> pictures = new ArrayList<>();
        try (Network decoder = lab.open(places, g -> g.vaeDecoder(config))) {
            for (int from = 0; from < latents.shape().at(0); from += chunk) {
                Tensor group = Arrangement.video(latents.slice(0, from, from + chunk));
                RunResult.Done done = lab.run(decoder, Map.of("latents", group));
                pictures.add(done.output("pictures"));
                for (String place : places) {
                    Tensor seen = done.output(place);
                    file.near(
                            place,
                            Arrangement.like(file.shape(place), seen, place),
                            Tolerances.NETWORK);
                }
            }
        }
        Tensor whole = Tensor.concat(2, pictures);
        file.near(
                "image", Arrangement.like(file.shape("image"), whole, "image"), Tolerances.NETWORK);
    }

    private void encode(TensorCase file) throws IOException, Stop {
        Tensor pictures = Arrangement.video(file.read("image"));
        int latents = file.shape("moments").at(1) / 2;
        file.underOneOf(
                fitting(file, latents, factor(file, "image", "moments")),
                config -> {
                    Tensor given =
                            lab.once(
                                            Set.of(),
                                            g -> g.vaeEncoder(config),
                                            Map.of("pictures", pictures))
                                    .output("moments");
                    Tensor moments = Arrangement.like(file.shape("moments"), given, "moments");
                    file.near("moments", moments, Tolerances.NETWORK);
                    if (file.has("mean")) {
                        file.near("mean", moments.slice(1, 0, latents), Tolerances.NETWORK);
                    }
                    if (file.has("std")) {
                        Tensor std =
                                moments.slice(1, latents, 2 * latents)
                                        .map(VaeCases::standardDeviation);
                        file.near("std", std, Tolerances.NETWORK);
                    }
                });
    }

    private static double standardDeviation(double logVariance) {
        return Math.exp(0.5 * Math.clamp(logVariance, LOGVAR_LIMIT_LOW, LOGVAR_LIMIT_HIGH));
    }

    private static int factor(TensorCase file, String large, String small) throws Misfit {
        Shape picture = file.shape(large);
        Shape latent = file.shape(small);
        return Math.max(1, picture.at(-1) / Math.max(1, latent.at(-1)));
    }

    private List<VaeConfig> fitting(TensorCase file, int latents, int factor) throws IOException {
        return configs.of(VaeConfig.class, file).stream()
                .filter(c -> c.latentChannels() == latents && c.factor() == factor)
                .filter(c -> decodesAsSeen(c, file))
                .toList();
    }

    /** A trace says how wide the decoder begins. */
    private static boolean decodesAsSeen(VaeConfig config, TensorCase file) {
        String start = "decoder.conv_in.out";
        try {
            return !file.has(start)
                    || file.shape(start).at(1) == config.decoder().getFirst().channels();
        } catch (Misfit e) {
            throw new IllegalStateException(e);
        }
    }
}
