package org.interweave.network;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Single modules of the UNet, named by their paths, to be compared with the authors' one by one.
 *
 * @param config of the whole
 */
public record UNetModules<T>(UNetConfig config, Ops<T> ops) {
    private static final Pattern PATH =
            Pattern.compile("(down|mid|up)_(?:temporal_)?blocks?(?:\\.(\\d+))?(?:\\..*)?");

    /**
     * A transformer, for example {@code down_blocks.1.attentions.0}.
     *
     * @param text {@code [batch, 77, textWidth]}
     * @throws IllegalArgumentException if the UNet has none there
     */
    public T transformer(String path, T video, T text) {
        UNetConfig.Level level = level(config, path);
        TextKeys<T> keys = new UNet<>(config, ops).textKeys(text, path + ".");
        if (keys.byName().isEmpty()) {
            throw new IllegalArgumentException("no transformer " + path);
        }
        return new Transformer<>(new Scope<>(ops, path), config, level).apply(video, keys);
    }

    /**
     * A temporal module, for example {@code down_temporal_blocks.1}.
     *
     * @param time {@code [batch, timeWidth]}
     * @throws IllegalArgumentException if the UNet has none there
     */
    public T temporalModule(String path, T video, T time) {
        UNetConfig.Level level = level(config, path);
        if (!level.temporal()) {
            throw new IllegalArgumentException("no temporal module " + path);
        }
        return new TemporalModule<>(
                        new Scope<>(ops, path),
                        level.channels(),
                        config.groups(),
                        config.timeWidth())
                .apply(video, time);
    }

    /**
     * The level in which a module lies.
     *
     * @throws IllegalArgumentException if the UNet has no such level
     */
    public static UNetConfig.Level level(UNetConfig config, String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no module " + path);
        }
        if (matcher.group(1).equals("mid")) {
            return config.middle();
        }
        int index = matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2));
        List<UNetConfig.Level> levels = config.levels();
        if (index < 0 || index >= levels.size()) {
            throw new IllegalArgumentException("no module " + path);
        }
        return matcher.group(1).equals("down") ? levels.get(index) : levels.reversed().get(index);
    }

    /**
     * Attention along time, whose weights have no path.
     *
     * @param tokens {@code [sequences, frames, width]}
     * @param inner channels of all heads together
     * @param rotary channels of each head turned by time
     */
    public static <T> T temporalAttention(
            Ops<T> ops, T tokens, int width, int inner, int heads, int rotary) {
        return new Attention<>(new Scope<>(ops, ""), width, inner, heads).temporal(tokens, rotary);
    }
}
