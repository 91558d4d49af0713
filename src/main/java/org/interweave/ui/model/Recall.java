package org.interweave.ui.model;

import org.interweave.diffusion.Mix;
import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.project.Clip;
import org.interweave.project.Shot;
import org.interweave.render.ProblemException;
import org.interweave.render.Proxy;
import org.interweave.render.Recipe;
import org.interweave.render.RenderEngine;
import org.interweave.render.ShotJob;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Brings finished frames of the cache among the versions, small, so that strip, numbers and reports
 * know what was exported or restored before.
 */
final class Recall {
    /** Frames of a shot that are looked for. */
    private static final int MOST = 300;

    /** Frames from the playhead within which all are looked for. */
    static final int AROUND = MOST / 2;

    /** Frames that are handed over together. */
    private static final int PIECE = 32;

    private final Rendering rendering;
    private final Executor screen;
    private final Consumer<? super Version> found;
    private final Latest<Wish> wishes;

    private record Wish(Clip clip, String model, Shot shot, SortedSet<Integer> frames) {}

    /**
     * @param worker runs one thing after another
     * @param screen the thread on which versions are handed over
     */
    Recall(Rendering rendering, Executor worker, Executor screen, Consumer<? super Version> found) {
        this.rendering = rendering;
        this.screen = screen;
        this.found = found;
        wishes = new Latest<>(worker, this::look);
    }

    /**
     * Looks for the frames of the shot that holds a frame, but for those that are known.
     *
     * @param model a bundle's hash
     */
    void want(Clip clip, String model, int frame, Versions versions) {
        Shot shot = clip.shots().get(clip.shotAt(frame));
        FrameRange frames = shot.frames();
        SortedSet<Integer> missing = new TreeSet<>();
        int first =
                Math.clamp(
                        frame - MOST / 2,
                        frames.start(),
                        Math.max(frames.start(), frames.end() - MOST));
        for (int f = first; f < Math.min(frames.end(), first + MOST); f++) {
            if (versions.best(clip, f)
                    .filter(v -> versions.state(clip, v) == Versions.State.READY)
                    .isEmpty()) {
                missing.add(f);
            }
        }
        if (!missing.isEmpty()) {
            wishes.set(new Wish(clip, model, shot, missing));
        }
    }

    private void look(Wish wish) {
        try {
            RenderEngine engine = rendering.engine();
            Clip clip = wish.clip;
            Settings settings =
                    clip.settings(clip.shotAt(wish.shot.frames().start())).with(Mix.NONE);
            ShotJob job = new ShotJob(wish.shot.frames(), wish.shot.frames(), settings);
            Recipe recipe = rendering.foreseen(clip.media().path(), wish.model, List.of(job));
            List<Pixels> piece = new ArrayList<>();
            int end = -1;
            for (int frame : wish.frames) {
                Optional<Proxy> proxy = engine.proxy(recipe, frame);
                if (!piece.isEmpty()
                        && (proxy.isEmpty() || frame != end || piece.size() == PIECE)) {
                    hand(wish, settings, end, piece);
                }
                if (proxy.isPresent()) {
                    Pixels whole = Pixels.of(proxy.get());
                    piece.add(whole.reduced(Pixels.small(whole.size())));
                    end = frame + 1;
                }
            }
            if (!piece.isEmpty()) {
                hand(wish, settings, end, piece);
            }
        } catch (ProblemException e) {
            // Whoever starts a preview or an export is told the same; nothing is shown here.
            Problems.note(Recall.class, "the cache cannot be looked at", e);
        }
    }

    private void hand(Wish wish, Settings settings, int end, List<Pixels> piece) {
        Version version =
                new Version(
                        wish.clip.media().hash(),
                        wish.shot.frames(),
                        new FrameRange(end - piece.size(), end),
                        new Take(settings, wish.model, false),
                        Optional.empty(),
                        List.of(),
                        piece);
        piece.clear();
        screen.execute(() -> found.accept(version));
    }
}
