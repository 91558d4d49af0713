package org.interweave.render;

import org.interweave.diffusion.ColourMatch;
import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Mix;
import org.interweave.diffusion.NoiseOrder;
import org.interweave.diffusion.Prompt;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TemporalFilter;
import org.interweave.diffusion.Transition;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.frame.WindowPlan;
import org.interweave.frame.Windows;
import org.interweave.tensor.TileGrid;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The three chained keys of a shot: of the latents of its windows, of its decoded frames and of its
 * finished frames.
 *
 * <p>Each is over its own inputs only, and names content: not a shot's number, not in and out
 * marks, not the codec. What a setting does not touch does not change a key: the negative prompt
 * where there is no guidance, tiles larger than the picture, the way of fusing where windows are
 * denoised alone.
 */
final class ShotKeys {
    private final Recipe.Shot shot;
    private final Size size;
    private final SourceHash source;
    private final Windows windows;
    private final NoiseOrder noise;
    private final Key common;
    private final Map<Integer, Key> alone = new ConcurrentHashMap<>();

    /**
     * @param shot one of the recipe's
     * @param source what the clip's frames are
     */
    ShotKeys(Recipe recipe, Recipe.Shot shot, SourceHash source) {
        this.shot = shot;
        this.size = recipe.clip().size();
        this.source = source;
        Settings settings = shot.settings();
        windows = settings.windows().windows(shot.frames().count());
        noise = NoiseOrder.of(settings.noise().reuse(), windows, settings.noise().seed());
        common = common(recipe);
    }

    private Key common(Recipe recipe) {
        Settings settings = shot.settings();
        Prompt prompt = settings.prompt();
        Steps steps = settings.steps();
        boolean guided = settings.guidance().needed();
        KeyDigest digest =
                new KeyDigest("settings")
                        .number(recipe.version())
                        .text(recipe.model())
                        .text(recipe.engine())
                        .text(prompt.positive())
                        .text(guided ? prompt.negative() : "")
                        .decimal(guided ? settings.guidance().scale() : 1)
                        .text(guided ? shot.tiles().batching().name() : "")
                        .number(settings.noise().seed())
                        .number(settings.noise().level())
                        .text(steps.method().name())
                        .number(steps.count())
                        .text(steps.method() == Steps.Method.DDIM ? steps.spacing().name() : "");
        return grid(digest, shot.tiles().denoiserGrid(size)).key();
    }

    private static KeyDigest grid(KeyDigest digest, TileGrid grid) {
        grid.tiles()
                .forEach(
                        t ->
                                digest.number(t.top())
                                        .number(t.bottom())
                                        .number(t.left())
                                        .number(t.right()));
        return digest;
    }

    /** The windows of the shot. */
    Windows windows() {
        return windows;
    }

    /** What they are the windows of. */
    Recipe.Shot shot() {
        return shot;
    }

    /** The windows whose last step the wanted frames are made of, in order. */
    List<Integer> needed() {
        FrameRange wanted = shot.job().wantedInShot();
        WindowPlan chunks = shot.settings().chunks().plan(windows.frames());
        int first = chunks.window(chunks.firstHolding(wanted.start())).start();
        int last = chunks.window(chunks.lastHolding(wanted.end() - 1)).end() - 1;
        return IntStream.rangeClosed(windows.firstHolding(first), windows.lastHolding(last))
                .boxed()
                .toList();
    }

    /** The needed windows that a cache does not hold. */
    List<Integer> missing(WindowCache cache) {
        return needed().stream().filter(w -> !cache.holds(latents(w))).toList();
    }

    /** Steps of a window. */
    int steps() {
        return shot.settings().steps().count();
    }

    private boolean perStep() {
        return shot.settings().windows().ilt() == Ilt.PER_STEP;
    }

    /** The key of a window's latents after its last step. */
    Key latents(int window) {
        return latents(window, steps());
    }

    /**
     * The key of a window's latents after some steps, before they are fused.
     *
     * @param steps taken, at least 1
     */
    Key latents(int window, int steps) {
        KeyDigest digest = new KeyDigest(perStep() ? "latents per-step" : "latents").number(steps);
        if (!perStep()) {
            return digest.key(alone(window)).key();
        }
        // After k steps a window has heard of all that it reaches over k - 1 fusions.
        int first = window;
        int last = window;
        for (int step = 1; step < steps; step++) {
            first = windows.firstHolding(windows.window(first).start());
            last = windows.lastHolding(windows.window(last).end() - 1);
        }
        digest.text(shot.settings().windows().transition().name()).number(window - first);
        for (int i = first; i <= last; i++) {
            digest.number(windows.window(i).start() - windows.window(window).start());
            digest.key(alone(i));
        }
        return digest.key();
    }

    /** What goes into a window, its neighbours left out. */
    private Key alone(int window) {
        return alone.computeIfAbsent(
                window,
                w -> {
                    KeyDigest digest = new KeyDigest("window").key(common);
                    FrameRange range = windows.window(w);
                    List<Integer> order = noise.windows().get(w);
                    for (int i = 0; i < range.count(); i++) {
                        digest.text(frame(range.start() + i))
                                .number(shot.frames().start() + range.start() + i)
                                .number(shot.frames().start() + order.get(i));
                    }
                    return digest.key();
                });
    }

    private String frame(int index) {
        return source.frame(
                shot.frames().start() + WindowPlan.reflect(index, shot.frames().count()));
    }

    /**
     * The key of a decoded frame.
     *
     * @param frame counted from the shot's first
     */
    Key decoded(int frame) {
        WindowPlan chunks = shot.settings().chunks().plan(windows.frames());
        KeyDigest digest = new KeyDigest("decoded").text(transition().name());
        for (int c = chunks.firstHolding(frame); c <= chunks.lastHolding(frame); c++) {
            FrameRange chunk = chunks.window(c);
            digest.number(chunk.count())
                    .number(frame - chunk.start())
                    .number(chunks.overlapBefore(c));
            int last = windows.lastHolding(chunk.end() - 1);
            for (int w = windows.firstHolding(chunk.start()); w <= last; w++) {
                digest.number(windows.window(w).start() - chunk.start())
                        .number(windows.overlapBefore(w))
                        .key(latents(w));
            }
        }
        grid(digest, shot.tiles().decoderGrid(size));
        TemporalFilter filter = shot.settings().filter();
        return filter.changesNothing()
                ? digest.key()
                : digest.text("filter 1").decimal(filter.strength()).key();
    }

    private Transition transition() {
        return switch (shot.settings().windows().ilt()) {
            case OFF -> Transition.CUT;
            case FINAL, PER_STEP -> shot.settings().windows().transition();
        };
    }

    /**
     * The key of a finished frame.
     *
     * @param frame counted from the shot's first
     */
    Key finished(int frame) {
        ColourMatch colour = shot.settings().colour();
        Mix mix = shot.settings().mix();
        KeyDigest digest = new KeyDigest("finished").key(decoded(frame)).text(colour.name());
        if (colour == ColourMatch.OFF && mix.changesNothing()) {
            return digest.key();
        }
        digest.text(frame(frame));
        return mix.changesNothing() ? digest.key() : mixed(digest, mix).key();
    }

    private static KeyDigest mixed(KeyDigest digest, Mix mix) {
        digest.decimal(mix.bicubic()).number(mix.strokes().size());
        for (Mix.Stroke stroke : mix.strokes()) {
            digest.decimal(stroke.radius()).decimal(stroke.bicubic());
            digest.number(stroke.points().size());
            stroke.points().forEach(p -> digest.decimal(p.x()).decimal(p.y()));
        }
        return digest;
    }
}
