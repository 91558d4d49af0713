package org.interweave.render;

import org.interweave.diffusion.Fusion;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.Stop;
import org.interweave.frame.FrameRange;
import org.interweave.frame.WindowPlan;
import org.interweave.tensor.Tensor;

/**
 * A shot on its way from latents to pictures, cut up for the decoder.
 *
 * @param plan which chunks
 * @param latents of the shot, made as they are read
 * @param pictures of a chunk's latents
 */
record ShotChunks(Plan plan, Fusion latents, Part pictures) {

    /** A chunk before it is decoded; chunks are asked for in order. */
    Undecoded chunk(int index) throws Stop {
        return new Undecoded(latents.read(plan.chunks().window(index)), pictures);
    }

    /** The same with something more done to each chunk's pictures. */
    ShotChunks then(Part more) {
        return new ShotChunks(plan, latents, chunk -> more.of(pictures.of(chunk)));
    }

    /** A part of the way from a chunk's latents to its pictures. Any thread may ask. */
    @FunctionalInterface
    interface Part {
        /** What becomes of {@code [1, channels, frames, height, width]}. */
        Tensor of(Tensor chunk) throws Stop;
    }

    /** The latents of a chunk. */
    record Undecoded(Tensor latents, Part pictures) {
        /** Any thread may call it. */
        Tensor decode() throws Stop {
            return pictures.of(latents);
        }
    }

    /**
     * Which chunks some frames of a shot are made of.
     *
     * @param chunks of the whole shot
     * @param needed those that are needed
     */
    record Plan(WindowPlan chunks, FrameRange needed) {
        /**
         * The plan for a part of a shot.
         *
         * @param count frames in the shot
         * @param wanted counted from the shot's first
         */
        static Plan of(Settings settings, int count, FrameRange wanted) {
            WindowPlan chunks = settings.chunks().plan(settings.windows().windows(count).frames());
            return new Plan(
                    chunks,
                    new FrameRange(
                            chunks.firstHolding(wanted.start()),
                            chunks.lastHolding(wanted.end() - 1) + 1));
        }
    }
}
