package org.interweave.render;

import org.interweave.frame.FrameRange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a recipe.
 *
 * @param shots in the recipe's order
 */
record RecipeKeys(List<ShotKeys> shots) {
    RecipeKeys {
        shots = List.copyOf(shots);
    }

    static RecipeKeys of(Recipe recipe, SourceHash source) {
        return new RecipeKeys(
                recipe.shots().stream().map(s -> new ShotKeys(recipe, s, source)).toList());
    }

    /** The keys of the latents of all needed windows, after every step. */
    List<Key> latents() {
        List<Key> keys = new ArrayList<>();
        for (ShotKeys shot : shots) {
            for (int window : shot.needed()) {
                for (int steps = 1; steps <= shot.steps(); steps++) {
                    keys.add(shot.latents(window, steps));
                }
            }
        }
        return keys;
    }

    /** The key of a finished frame of the clip; empty if it lies in no shot. */
    Optional<Key> finished(int frame) {
        for (ShotKeys shot : shots) {
            FrameRange frames = shot.shot().frames();
            if (frames.contains(frame)) {
                return Optional.of(shot.finished(frame - frames.start()));
            }
        }
        return Optional.empty();
    }
}
