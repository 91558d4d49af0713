package org.interweave.diffusion;

import org.interweave.frame.AuthorsWindows;
import org.interweave.frame.WindowPlan;
import org.interweave.frame.Windows;

/**
 * How a shot is cut into overlapping windows, and how those are fused.
 *
 * @param plan whose windows
 * @param length frames of a window, 8 for DiffVSR
 * @param overlap frames shared with the window before, less than {@code length}
 * @param ilt when overlapping latents are fused
 * @param transition with which weights
 */
public record Interweaving(Plan plan, int length, int overlap, Ilt ilt, Transition transition) {
    /** As the authors' code has it, but for any length. */
    public static final Interweaving USUAL =
            new Interweaving(Plan.ANCHORED, 8, 4, Ilt.FINAL, Transition.AUTHORS);

    public Interweaving {
        if (length < 1 || overlap < 0 || overlap >= length) {
            throw new IllegalArgumentException("length=" + length + " overlap=" + overlap);
        }
    }

    /** The windows of a shot of {@code frames} frames, which they may continue by reflection. */
    public Windows windows(int frames) {
        return switch (plan) {
            case ANCHORED -> new WindowPlan(Math.max(frames, length), length, overlap);
            case AUTHORS -> new AuthorsWindows(AuthorsWindows.padded(frames));
        };
    }

    /** The same with another overlap. */
    public Interweaving overlapping(int frames) {
        return new Interweaving(plan, length, frames, ilt, transition);
    }

    /** The same, fused at another time, with the weights that belong to it. */
    public Interweaving fused(Ilt when) {
        return new Interweaving(
                plan,
                length,
                overlap,
                when,
                when == Ilt.PER_STEP ? Transition.PAPER : Transition.AUTHORS);
    }

    /** Whose windows. */
    public enum Plan {
        /** Ours: anchored at the shot's first frame, the last moved back. */
        ANCHORED,
        /** The authors': 8 frames every 4, length and overlap are not used. */
        AUTHORS
    }
}
