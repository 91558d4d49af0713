package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.diffusion.TilePlan;
import org.interweave.frame.FrameRange;
import org.interweave.project.Clip;
import org.interweave.render.Coverage;
import org.interweave.render.ProblemException;
import org.interweave.render.Recipe;
import org.interweave.render.RenderEngine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Which frames of a clip need no run of the denoiser any more, found out in the background. */
public final class CacheRuler {
    private final ReadOnlyObjectWrapper<List<FrameRange>> known =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<TilePlan>> tiles =
            new ReadOnlyObjectWrapper<>(List.of());
    private final Latest<List<TilePlan>> plans;
    private final Rendering rendering;
    private final Latest<Wish> wishes;
    private final Latest<List<FrameRange>> found;
    private final Latest<Rest> rest;
    private final ReadOnlyObjectWrapper<Optional<Rest>> left =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * What is left to do of the whole clip.
     *
     * @param missing windows that would be denoised
     * @param windows in all
     * @param time that it would take; empty before anything was restored on this device
     */
    public record Rest(int missing, int windows, Optional<Duration> time) {}

    private record Wish(Clip clip, String model) {}

    /**
     * @param worker runs one thing after another
     * @param screen the thread on which the answer changes
     */
    public CacheRuler(Rendering rendering, Executor worker, Executor screen) {
        this.rendering = rendering;
        wishes = new Latest<>(worker, this::look);
        found = new Latest<>(screen, known::set);
        plans = new Latest<>(screen, tiles::set);
        rest = new Latest<>(screen, r -> left.set(Optional.of(r)));
    }

    /** The tiles in which each shot is restored; empty before they are known. */
    public ReadOnlyObjectProperty<List<TilePlan>> tiles() {
        return tiles.getReadOnlyProperty();
    }

    /** Windows whose latents are in the cache, in order; they may overlap. */
    public ReadOnlyObjectProperty<List<FrameRange>> known() {
        return known.getReadOnlyProperty();
    }

    /** What is left to do of the whole clip; empty before it was looked at. */
    public ReadOnlyObjectProperty<Optional<Rest>> left() {
        return left.getReadOnlyProperty();
    }

    /**
     * Looks again, soon.
     *
     * @param model a bundle's hash
     */
    public void ask(Clip clip, String model) {
        wishes.set(new Wish(clip, model));
    }

    private void look(Wish wish) {
        try {
            RenderEngine engine = rendering.engine();
            Recipe whole =
                    rendering.recipe(
                            wish.clip.media().path(),
                            wish.model,
                            wish.clip.jobs(wish.clip.allFrames()));
            plans.set(whole.shots().stream().map(Recipe.Shot::tiles).toList());
            Coverage coverage = engine.coverage(whole);
            found.set(
                    coverage.windows().stream()
                            .filter(Coverage.Window::known)
                            .map(Coverage.Window::frames)
                            .toList());
            rest.set(
                    new Rest(
                            coverage.missing(),
                            coverage.windows().size(),
                            engine.estimate(whole, coverage)));
        } catch (ProblemException e) {
            // Whoever starts a preview or an export is told the same; the ruler shows nothing.
            System.getLogger(CacheRuler.class.getName())
                    .log(System.Logger.Level.INFO, "the cache cannot be looked at", e);
            found.set(List.of());
        }
    }
}
