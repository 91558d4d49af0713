package org.interweave.project;

import org.interweave.diffusion.ColourMatch;
import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Interweaving;
import org.interweave.diffusion.Mix;
import org.interweave.diffusion.NoiseReuse;
import org.interweave.diffusion.Prompt;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.ShotDecoder;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TemporalFilter;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One thing a user can decide about the restoration of a shot: a part of {@link Settings} under a
 * name, which a shot may override.
 *
 * <p>The document's file, the inspector and "copy to other shots" all go by this list.
 *
 * @param <T> the type of its value
 */
public final class Setting<T> {
    /** What the shot shows, in the user's words. */
    public static final Setting<String> PROMPT =
            new Setting<>(
                    "prompt",
                    "Prompt",
                    String.class,
                    s -> s.prompt().words(),
                    (s, v) -> s.with(s.prompt().saying(v)));

    /** What is added to every prompt. */
    public static final Setting<String> SUFFIX =
            new Setting<>(
                    "promptSuffix",
                    "Words added to the prompt",
                    String.class,
                    s -> s.prompt().suffix(),
                    (s, v) -> s.with(new Prompt(s.prompt().words(), v, s.prompt().negative())));

    /** What the result should not be. */
    public static final Setting<String> NEGATIVE =
            new Setting<>(
                    "negativePrompt",
                    "Negative prompt",
                    String.class,
                    s -> s.prompt().negative(),
                    (s, v) -> s.with(new Prompt(s.prompt().words(), s.prompt().suffix(), v)));

    /** How strongly the prompt leads. */
    public static final Setting<Guidance> GUIDANCE =
            new Setting<>(
                    "guidance", "Guidance", Guidance.class, Settings::guidance, Settings::with);

    /** How many steps, and which. */
    public static final Setting<Steps> STEPS =
            new Setting<>("steps", "Steps", Steps.class, Settings::steps, Settings::with);

    /** Noise put on the low-resolution frames. */
    public static final Setting<Integer> NOISE_LEVEL =
            new Setting<>(
                    "noiseLevel",
                    "Noise level",
                    Integer.class,
                    s -> s.noise().level(),
                    (s, v) -> s.with(s.noise().at(v)));

    /** Where the noise starts. */
    public static final Setting<Long> SEED =
            new Setting<>(
                    "seed",
                    "Seed",
                    Long.class,
                    s -> s.noise().seed(),
                    (s, v) -> s.with(s.noise().seeded(v)));

    /** Whose noise each window starts from. */
    public static final Setting<NoiseReuse> NOISE =
            new Setting<>(
                    "noise",
                    "Noise order",
                    NoiseReuse.class,
                    s -> s.noise().reuse(),
                    (s, v) -> s.with(s.noise().reused(v)));

    /** When overlapping windows are fused; brings the weights that belong to it. */
    public static final Setting<Ilt> ILT =
            new Setting<>(
                    "ilt",
                    "Latent transition",
                    Ilt.class,
                    s -> s.windows().ilt(),
                    (s, v) -> s.with(s.windows().fused(v)));

    /** Frames that neighbouring windows share, less than a window has. */
    public static final Setting<Integer> OVERLAP =
            new Setting<>(
                    "overlap",
                    "Overlap",
                    Integer.class,
                    s -> s.windows().overlap(),
                    (s, v) ->
                            s.with(s.windows().overlapping(Math.min(v, s.windows().length() - 1))));

    /** Frames of a window; the overlap shrinks to fit. */
    public static final Setting<Integer> WINDOW =
            new Setting<>(
                    "window",
                    "Window",
                    Integer.class,
                    s -> s.windows().length(),
                    (s, v) -> {
                        Interweaving w = s.windows();
                        return s.with(
                                new Interweaving(
                                        w.plan(),
                                        v,
                                        Math.min(w.overlap(), v - 1),
                                        w.ilt(),
                                        w.transition()));
                    });

    /** Whose windows. */
    public static final Setting<Interweaving.Plan> PLAN =
            new Setting<>(
                    "plan",
                    "Window plan",
                    Interweaving.Plan.class,
                    s -> s.windows().plan(),
                    (s, v) -> {
                        Interweaving w = s.windows();
                        return s.with(
                                new Interweaving(
                                        v, w.length(), w.overlap(), w.ilt(), w.transition()));
                    });

    /** How latents are decoded. */
    public static final Setting<ShotDecoder.Chunks> CHUNKS =
            new Setting<>(
                    "decode",
                    "Decoding",
                    ShotDecoder.Chunks.class,
                    Settings::chunks,
                    Settings::with);

    /** How much of their neighbours decoded frames take. */
    public static final Setting<TemporalFilter> FILTER =
            new Setting<>(
                    "temporalFilter",
                    "Temporal filter",
                    TemporalFilter.class,
                    Settings::filter,
                    Settings::with);

    /** How colours are matched with the original. */
    public static final Setting<ColourMatch> COLOUR =
            new Setting<>("colour", "Colour", ColourMatch.class, Settings::colour, Settings::with);

    /** How much of the enlarged original is left. */
    public static final Setting<Mix> MIX =
            new Setting<>("mix", "Mix with bicubic", Mix.class, Settings::mix, Settings::with);

    /** The largest side of a tile; 0 for what fits the device. */
    public static final Setting<Integer> TILE =
            new Setting<>("tile", "Tiles", Integer.class, Settings::tile, Settings::inTiles);

    /** Every setting, in the order in which they are shown. */
    public static final List<Setting<?>> ALL =
            List.of(
                    PROMPT,
                    SUFFIX,
                    NEGATIVE,
                    GUIDANCE,
                    STEPS,
                    NOISE_LEVEL,
                    SEED,
                    NOISE,
                    ILT,
                    WINDOW,
                    OVERLAP,
                    PLAN,
                    CHUNKS,
                    FILTER,
                    COLOUR,
                    MIX,
                    TILE);

    private final String key;
    private final String label;
    private final Class<T> type;
    private final Function<Settings, T> reader;
    private final BiFunction<Settings, T, Settings> writer;

    private Setting(
            String key,
            String label,
            Class<T> type,
            Function<Settings, T> reader,
            BiFunction<Settings, T, Settings> writer) {
        this.key = key;
        this.label = label;
        this.type = type;
        this.reader = reader;
        this.writer = writer;
    }

    /** Its name in files. */
    public String key() {
        return key;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }

    /** The type of its value. */
    public Class<T> type() {
        return type;
    }

    /** Its value in some settings. */
    public T of(Settings settings) {
        return reader.apply(settings);
    }

    /** The settings with another value. */
    public Settings in(Settings settings, T value) {
        return writer.apply(settings, value);
    }

    /** The setting of this key. */
    static Optional<Setting<?>> named(String key) {
        return ALL.stream().filter(s -> s.key.equals(key)).findFirst();
    }

    @Override
    public String toString() {
        return key;
    }
}
