package org.interweave.render;

import org.interweave.frame.FrameRange;

import java.util.List;

/**
 * What of a recipe is known already.
 *
 * @param windows that its wanted frames are made of, in order
 */
public record Coverage(List<Window> windows) {
    public Coverage {
        windows = List.copyOf(windows);
    }

    /**
     * One window.
     *
     * @param shot index of its shot in the recipe
     * @param frames of the clip; those beyond the shot's end, by reflection, left out
     * @param known whether its latents are in the cache
     */
    public record Window(int shot, FrameRange frames, boolean known) {}

    /** Windows that would be denoised. */
    public int missing() {
        return (int) windows.stream().filter(w -> !w.known).count();
    }
}
