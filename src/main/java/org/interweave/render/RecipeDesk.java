package org.interweave.render;

import org.interweave.diffusion.TilePlan;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Onlooker;
import org.interweave.frame.Size;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Freezes what clips are to become, and says what is known of it already. Any thread may call it.
 */
final class RecipeDesk {
    private final Models models;
    private final Workshop shop;

    RecipeDesk(Models models, Workshop shop) {
        this.models = models;
        this.shop = shop;
    }

    /** See {@link RenderEngine#recipe}. */
    Recipe recipe(Path clip, String model, List<ShotJob> shots, Optional<TilePlan> tiles)
            throws ProblemException {
        return recipe(clip, model, shots, tiles, Onlooker.NOBODY);
    }

    /** See {@link RenderEngine#recipe}. */
    Recipe recipe(
            Path clip,
            String model,
            List<ShotJob> shots,
            Optional<TilePlan> tiles,
            Onlooker onlooker)
            throws ProblemException {
        Recipe.Source source = shop.hashes().source(clip, onlooker);
        TilePlan plan = tiles.isPresent() ? tiles.get() : plan(model, source.size());
        return new Recipe(
                Recipe.VERSION,
                source,
                model,
                models.engine(),
                shots.stream().map(s -> s.inTiles(plan)).toList());
    }

    /** The plan that fitted last time, or the estimate, which is noted so that it stays. */
    private TilePlan plan(String model, Size size) throws ProblemException {
        Optional<TilePlan> known = shop.plans().find(model, models.engine(), size);
        if (known.isPresent()) {
            return known.get();
        }
        TilePlan estimate = models.plan(model, size, shop.models().loaded());
        try {
            shop.plans().note(model, models.engine(), size, estimate);
        } catch (IOException e) {
            throw Problems.cache(e);
        }
        return estimate;
    }

    /** See {@link RenderEngine#coverage}. */
    Coverage coverage(Recipe recipe) throws ProblemException {
        List<Coverage.Window> windows = new ArrayList<>();
        List<ShotKeys> shots = shop.hashes().keys(recipe).shots();
        for (int i = 0; i < shots.size(); i++) {
            ShotKeys shot = shots.get(i);
            FrameRange frames = shot.shot().frames();
            for (int w : shot.needed()) {
                FrameRange range = shot.windows().window(w);
                windows.add(
                        new Coverage.Window(
                                i,
                                new FrameRange(
                                        frames.start() + range.start(),
                                        Math.min(frames.end(), frames.start() + range.end())),
                                shop.cache().holds(shot.latents(w))));
            }
        }
        return new Coverage(windows);
    }

    /** See {@link RenderEngine#estimate}. */
    Optional<Duration> estimate(Recipe recipe, Coverage coverage) {
        long prompts =
                coverage.windows().stream()
                        .filter(window -> !window.known())
                        .map(w -> recipe.shots().get(w.shot()).settings())
                        .mapToLong(s -> (long) s.steps().count() * s.guidance().prompts())
                        .sum();
        return shop.paces()
                .find(recipe.model(), recipe.engine(), recipe.clip().size())
                .map(pace -> pace.of(prompts, recipe.frameCount()));
    }

    /** See {@link RenderEngine#proxy}. */
    Optional<Proxy> proxy(Recipe recipe, int frame) throws ProblemException {
        Optional<Key> key = shop.hashes().keys(recipe).finished(frame);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            return shop.cache().proxy(key.get());
        } catch (IOException e) {
            throw Problems.cache(e);
        }
    }
}
