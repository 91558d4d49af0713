package org.interweave.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The 3D UNet that predicts v from noisy latents, low-resolution frames and a prompt.
 *
 * <p>Source: DiffVSR repository, {@code UNet3DVSRModel}. Any size and number of frames goes in: the
 * way up takes its sizes from the way down.
 */
public final class UNet<T> {
    private static final double EPSILON = 1e-5;

    private final UNetConfig config;
    private final Scope<T> at;

    /** The UNet of a configuration over some operations. */
    public UNet(UNetConfig config, Ops<T> ops) {
        this.config = config;
        this.at = new Scope<>(ops, "");
    }

    /**
     * The inputs of {@link #apply}.
     *
     * @param latents {@code [batch, latentChannels, frames, height, width]}
     * @param lowRes {@code [batch, lowResChannels, frames, height, width]}, noisy, from -1 to 1
     * @param timestep {@code [batch]}, from 0 to 999
     * @param noiseLevel {@code [batch]}, a whole number, also the class label
     */
    public record Inputs<T>(T latents, T lowRes, T timestep, T noiseLevel) {}

    /**
     * The keys and values of a prompt, made once for all steps and windows.
     *
     * @param text {@code [batch, 77, textWidth]}
     */
    public TextKeys<T> textKeys(T text) {
        return textKeys(text, "");
    }

    /** The keys and values of those attentions whose path begins in a way. */
    TextKeys<T> textKeys(T text, String prefix) {
        Map<String, T> keys = new LinkedHashMap<>();
        textAttentions(config)
                .forEach(
                        (path, channels) -> {
                            if (!path.startsWith(prefix)) {
                                return;
                            }
                            Scope<T> attention = at.in(path);
                            int from = config.textWidth();
                            keys.put(
                                    path + ".key",
                                    attention.linearWithoutBias("to_k", text, from, channels));
                            keys.put(
                                    path + ".value",
                                    attention.linearWithoutBias("to_v", text, from, channels));
                        });
        return new TextKeys<>(keys);
    }

    /** The paths of all attentions to the text, in order, and their channels. */
    public static Map<String, Integer> textAttentions(UNetConfig config) {
        Map<String, Integer> found = new LinkedHashMap<>();
        List<UNetConfig.Level> levels = config.levels();
        for (int i = 0; i < levels.size(); i++) {
            add(found, "down_blocks." + i, config.layers(), levels.get(i));
        }
        add(found, "mid_block", 1, config.middle());
        for (int i = 0; i < levels.size(); i++) {
            UNetConfig.Level level = levels.reversed().get(i);
            add(found, "up_blocks." + i, config.layers() + 1, level);
        }
        return found;
    }

    private static void add(
            Map<String, Integer> found, String block, int count, UNetConfig.Level level) {
        for (int i = 0; level.seesText() && i < count; i++) {
            String path = block + ".attentions." + i + ".transformer_blocks.0.";
            if (level.onlyText()) {
                found.put(path + "attn1", level.channels());
            }
            found.put(path + "attn2", level.channels());
        }
    }

    /** The predicted v, {@code [batch, latentChannels, frames, height, width]}. */
    public T apply(Inputs<T> inputs, TextKeys<T> keys) {
        T time = time(inputs);
        int first = config.levels().getFirst().channels();
        int in = config.latentChannels() + config.lowResChannels();
        T x = at.ops().concat(List.of(inputs.latents(), inputs.lowRes()));
        x = at.conv("conv_in", x, in, first, 3);
        Deque<Skip<T>> skips = new ArrayDeque<>();
        skips.push(new Skip<>(x, first));
        x = up(middle(down(x, skips, time, keys), time, keys), skips, time, keys);
        x = at.ops().silu(at.groupNorm("conv_norm_out", x, first, config.groups(), EPSILON));
        x = at.conv("conv_out", x, first, config.latentChannels(), 3);
        return config.direct() == 0 ? x : at.ops().add(x, direct(inputs, time));
    }

    /** A linear path, weighed by the timestep: enough to hold a bicubic picture and a mean. */
    private T direct(Inputs<T> inputs, T time) {
        Ops<T> ops = at.ops();
        Scope<T> direct = at.in("direct");
        int out = config.latentChannels();
        int side = config.direct();
        T step = ops.silu(time);
        T frames =
                ops.convolveRepeatingEdges(
                        inputs.lowRes(),
                        direct.weight("low_res.weight", out, config.lowResChannels(), side, side),
                        direct.weight("low_res.bias", out));
        return ops.add(
                ops.timesChannels(
                        frames, direct.linear("low_res_gate", step, config.timeWidth(), out)),
                ops.timesChannels(
                        inputs.latents(),
                        direct.linear("latents_gate", step, config.timeWidth(), out)));
    }

    private record Skip<T>(T video, int channels) {}

    private T time(Inputs<T> inputs) {
        Ops<T> ops = at.ops();
        int channels = config.levels().getFirst().channels();
        int width = config.timeWidth();
        Scope<T> embedding = at.in("time_embedding");
        T x = at.in("time_proj").gives(ops.sinusoids(inputs.timestep(), channels));
        x = ops.silu(embedding.linear("linear_1", embedding.given(x), channels, width));
        x = embedding.gives(embedding.linear("linear_2", x, width, width));
        Scope<T> classes = at.in("class_embedding");
        T table = classes.weight("weight", config.noiseLevels(), width);
        return ops.add(x, classes.gives(ops.lookUp(table, inputs.noiseLevel())));
    }

    private T down(T video, Deque<Skip<T>> skips, T time, TextKeys<T> keys) {
        T x = video;
        int channels = config.levels().getFirst().channels();
        for (int i = 0; i < config.levels().size(); i++) {
            UNetConfig.Level level = config.levels().get(i);
            Scope<T> block = at.in("down_blocks", i);
            block.given(x);
            for (int j = 0; j < config.layers(); j++) {
                x = layer(block, j, new Skip<>(x, channels), level, time, keys);
                channels = level.channels();
                skips.push(new Skip<>(x, channels));
            }
            if (i < config.levels().size() - 1) {
                x = block.in("downsamplers.0").conv("conv", x, channels, channels, 3, 2);
                skips.push(new Skip<>(x, channels));
            }
            x = overTime(at.in("down_temporal_blocks", i), block.gives(x), level, time);
        }
        return x;
    }

    private T middle(T video, T time, TextKeys<T> keys) {
        UNetConfig.Level level = config.middle();
        Scope<T> block = at.in("mid_block");
        int channels = level.channels();
        T x = resnet(block, 0, block.given(video), channels, level, time);
        if (level.seesText()) {
            x = new Transformer<>(block.in("attentions.0"), config, level).apply(x, keys);
        }
        x = block.gives(resnet(block, 1, x, channels, level, time));
        return overTime(at.in("mid_temporal_block"), x, level, time);
    }

    private T up(T video, Deque<Skip<T>> skips, T time, TextKeys<T> keys) {
        Ops<T> ops = at.ops();
        T x = video;
        List<UNetConfig.Level> levels = config.levels().reversed();
        int channels = levels.getFirst().channels();
        for (int i = 0; i < levels.size(); i++) {
            UNetConfig.Level level = levels.get(i);
            Scope<T> block = at.in("up_blocks", i);
            block.given(x);
            for (int j = 0; j <= config.layers(); j++) {
                Skip<T> skip = skips.pop();
                T joined = ops.concat(List.of(x, skip.video()));
                Skip<T> in = new Skip<>(joined, channels + skip.channels());
                x = layer(block, j, in, level, time, keys);
                channels = level.channels();
            }
            if (i < levels.size() - 1) {
                x = ops.nearestTo(x, skips.getFirst().video());
                x = block.in("upsamplers.0").conv("conv", x, channels, channels, 3);
            }
            x = overTime(at.in("up_temporal_blocks", i), block.gives(x), level, time);
        }
        return x;
    }

    private T layer(
            Scope<T> block,
            int index,
            Skip<T> in,
            UNetConfig.Level level,
            T time,
            TextKeys<T> keys) {
        T x = resnet(block, index, in.video(), in.channels(), level, time);
        return level.seesText()
                ? new Transformer<>(block.in("attentions", index), config, level).apply(x, keys)
                : x;
    }

    private T resnet(Scope<T> block, int index, T video, int from, UNetConfig.Level level, T time) {
        return new ResnetBlock<>(
                        block.in("resnets", index),
                        from,
                        level.channels(),
                        config.groups(),
                        EPSILON)
                .apply(video, time, config.timeWidth());
    }

    private T overTime(Scope<T> module, T video, UNetConfig.Level level, T time) {
        return level.temporal()
                ? new TemporalModule<>(
                                module, level.channels(), config.groups(), config.timeWidth())
                        .apply(video, time)
                : video;
    }
}
