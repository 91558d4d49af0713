package org.interweave.ui.model;

import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.media.MediaException;
import org.interweave.project.Clip;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.Proxy;
import org.interweave.render.Recipe;
import org.interweave.render.ShotJob;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Restored frames at their full size: those that are at hand, and those that the engine's cache
 * holds.
 *
 * <p>One thread at a time, and not the screen's.
 */
final class LargePictures {
    private final Clip clip;
    private final Rendering rendering;
    private final Map<Made, Recipe> recipes = new HashMap<>();

    /** What versions of one recipe have in common. */
    private record Made(Take take, ShotJob job) {}

    LargePictures(Clip clip, Rendering rendering) {
        this.clip = clip;
        this.rendering = rendering;
    }

    /**
     * A frame of a version.
     *
     * @throws MediaException if it is at hand no more
     */
    Picture of(Version version, int frame) throws MediaException {
        try {
            Optional<Pixels> there = version.picture(frame);
            return there.isPresent() ? there.get().picture() : cached(version, frame);
        } catch (ProblemException e) {
            throw new MediaException(
                    MediaException.Reason.UNREADABLE, e.problem().what(), e.problem().advice());
        }
    }

    private Picture cached(Version version, int frame) throws ProblemException {
        // A draft is of its frames only, as if they were a shot.
        FrameRange shot = version.draft() ? version.frames() : version.shot();
        Made made = new Made(version.take(), new ShotJob(shot, shot, version.settings()));
        Recipe recipe = recipes.get(made);
        if (recipe == null) {
            recipe = rendering.recipe(clip.media().path(), version.model(), List.of(made.job));
            recipes.put(made, recipe);
        }
        Optional<Proxy> proxy = rendering.engine().proxy(recipe, frame);
        if (proxy.isEmpty()) {
            throw new ProblemException(
                    Problem.Kind.SETTING,
                    "a restored frame is not in the cache any more",
                    "preview its shot again (Ctrl+P), or give the cache more room");
        }
        return Pixels.of(proxy.get()).picture();
    }
}
