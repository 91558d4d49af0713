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
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>(Answer.NONE);
    private final Rendering rendering;
    private final Latest<Wish> wishes;
    private final Latest<Asked> found;
    private Optional<Wish> asked = Optional.empty();

    /**
     * What is known of a clip.
     *
     * @param tiles in which each shot is restored; none if that is not known
     * @param known frames whose latents are in the cache, in order
     * @param left what is left to do of the whole clip; empty before it was looked at
     */
    public record Answer(List<TilePlan> tiles, List<FrameRange> known, Optional<Rest> left) {
        /** Nothing is known. */
        public static final Answer NONE = new Answer(List.of(), List.of(), Optional.empty());

        public Answer {
            tiles = List.copyOf(tiles);
            known = List.copyOf(known);
        }
    }

    private record Asked(Wish wish, Answer answer) {}

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
        found = new Latest<>(screen, this::show);
    }

    /** What is known of the clip that was asked of last. */
    public ReadOnlyObjectProperty<Answer> answer() {
        return answer.getReadOnlyProperty();
    }

    /**
     * Looks again, soon; what is known of another film is let go at once.
     *
     * @param model a bundle's hash
     */
    public void ask(Clip clip, String model) {
        Wish wish = new Wish(clip, model);
        if (asked.filter(a -> a.clip.media().equals(clip.media())).isEmpty()) {
            answer.set(Answer.NONE);
        }
        asked = Optional.of(wish);
        wishes.set(wish);
    }

    /** Lets go of what is known: no film is shown. */
    void forget() {
        asked = Optional.empty();
        answer.set(Answer.NONE);
    }

    private void show(Asked now) {
        if (asked.equals(Optional.of(now.wish))) {
            answer.set(now.answer);
        }
    }

    private void look(Wish wish) {
        try {
            RenderEngine engine = rendering.engine();
            Recipe whole =
                    rendering.foreseen(
                            wish.clip.media().path(),
                            wish.model,
                            wish.clip.jobs(wish.clip.allFrames()));
            Coverage coverage = engine.coverage(whole);
            found.set(
                    new Asked(
                            wish,
                            new Answer(
                                    whole.shots().stream().map(Recipe.Shot::tiles).toList(),
                                    FrameRange.union(
                                            coverage.windows().stream()
                                                    .filter(Coverage.Window::known)
                                                    .map(Coverage.Window::frames)
                                                    .toList()),
                                    Optional.of(
                                            new Rest(
                                                    coverage.missing(),
                                                    coverage.windows().size(),
                                                    engine.estimate(whole, coverage))))));
        } catch (ProblemException e) {
            // Whoever starts a preview or an export is told the same; the ruler shows nothing.
            Problems.note(CacheRuler.class, "the cache cannot be looked at", e);
            found.set(new Asked(wish, Answer.NONE));
        }
    }
}
