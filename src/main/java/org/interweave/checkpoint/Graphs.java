package org.interweave.checkpoint;

import org.interweave.network.TextConfig;
import org.interweave.network.TextEncoder;
import org.interweave.network.TextKeys;
import org.interweave.network.UNet;
import org.interweave.network.UNetConfig;
import org.interweave.network.VaeConfig;
import org.interweave.network.VaeDecoder;
import org.interweave.network.VaeEncoder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The graphs of a bundle, with the names and shapes of their inputs and outputs. */
final class Graphs {
    private Graphs() {}

    /**
     * {@code latents}, {@code low_res}, {@code timestep} and {@code noise_level} {@code [batch]}
     * and the text keys, to {@code prediction}.
     */
    static OnnxGraph unet(UNetConfig config) {
        return unet(config, Set.of());
    }

    /** The same, which also gives places inside. */
    static OnnxGraph unet(UNetConfig config, Set<String> watched) {
        OnnxGraph graph = new OnnxGraph("unet");
        OnnxOps ops = new OnnxOps(graph, watched);
        UNet.Inputs<OnnxValue> inputs =
                new UNet.Inputs<>(
                        ops.videoInput("latents", config.latentChannels()),
                        ops.videoInput("low_res", config.lowResChannels()),
                        ops.input("timestep", "batch"),
                        ops.input("noise_level", "batch"));
        Map<String, OnnxValue> keys = new LinkedHashMap<>();
        UNet.textAttentions(config)
                .forEach(
                        (path, channels) -> {
                            for (String name : new String[] {path + ".key", path + ".value"}) {
                                keys.put(name, ops.input(name, "batch", "tokens", channels));
                            }
                        });
        OnnxValue prediction = new UNet<>(config, ops).apply(inputs, new TextKeys<>(keys));
        ops.videoOutput("prediction", prediction);
        return graph;
    }

    /** {@code text} {@code [batch, tokens, width]} to one key and value for each attention. */
    static OnnxGraph textKeys(UNetConfig config) {
        OnnxGraph graph = new OnnxGraph("text_keys");
        OnnxOps ops = new OnnxOps(graph);
        OnnxValue text = ops.input("text", "batch", "tokens", config.textWidth());
        new UNet<>(config, ops)
                .textKeys(text)
                .byName()
                .forEach((name, key) -> ops.output(name, key, "batch", "tokens", key.channels()));
        return graph;
    }

    /** {@code tokens} {@code [batch, positions]}, whole numbers held as fp32, to {@code text}. */
    static OnnxGraph textEncoder(TextConfig config) {
        return textEncoder(config, Set.of());
    }

    /** The same, which also gives places inside. */
    static OnnxGraph textEncoder(TextConfig config, Set<String> watched) {
        OnnxGraph graph = new OnnxGraph("text_encoder");
        OnnxOps ops = new OnnxOps(graph, watched);
        OnnxValue tokens = ops.input("tokens", "batch", config.positions());
        OnnxValue text = new TextEncoder<>(config, ops).apply(tokens);
        ops.output("text", text, "batch", config.positions(), config.width());
        return graph;
    }

    /** {@code latents} to {@code pictures}, about -1 to 1. */
    static OnnxGraph vaeDecoder(VaeConfig config) {
        return vaeDecoder(config, Set.of());
    }

    /** The same, which also gives places inside. */
    static OnnxGraph vaeDecoder(VaeConfig config, Set<String> watched) {
        OnnxGraph graph = new OnnxGraph("vae_decoder");
        OnnxOps ops = new OnnxOps(graph, watched);
        OnnxValue latents = ops.videoInput("latents", config.latentChannels());
        ops.videoOutput("pictures", new VaeDecoder<>(config, ops).apply(latents));
        return graph;
    }

    /** {@code pictures}, -1 to 1, to {@code moments}. */
    static OnnxGraph vaeEncoder(VaeConfig config) {
        OnnxGraph graph = new OnnxGraph("vae_encoder");
        OnnxOps ops = new OnnxOps(graph);
        OnnxValue pictures = ops.videoInput("pictures", 3);
        ops.videoOutput("moments", new VaeEncoder<>(config, ops).apply(pictures));
        return graph;
    }
}
