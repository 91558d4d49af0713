package org.interweave.render;

import org.interweave.diffusion.ShotFrames;
import org.interweave.diffusion.TilePlan;
import org.interweave.diffusion.WindowMemory;

/** What is known of the windows of each shot. */
@FunctionalInterface
public interface WindowMemories {
    /** Nothing is ever known. */
    WindowMemories NONE = (_, _, _) -> WindowMemory.NONE;

    /**
     * The memory of a shot under a tile plan.
     *
     * @param frames its pictures, by which windows are known
     */
    WindowMemory of(ShotJob shot, TilePlan plan, ShotFrames frames);
}
