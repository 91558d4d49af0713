package org.interweave.diffusion;

import org.interweave.frame.Cancel;
import org.interweave.frame.WindowPlan;
import org.interweave.tensor.Network;
import org.interweave.tensor.Tensor;
import org.interweave.tensor.TileGrid;

import java.util.Map;

/**
 * Turns the latents of a shot into pictures, in chunks anchored at its first frame.
 *
 * <p>Chunks have a fixed length, share frames and are cross-faded over them; the authors' groups of
 * four share none. Graph: {@code latents} to {@code pictures}.
 *
 * @param decoder the VAE's decoder
 * @param scaling latents are divided by it, 0.08333 for DiffVSR
 * @param factor pixels for each latent pixel, 4 for DiffVSR
 * @param grid tiles of the latents
 */
public record ShotDecoder(
        Network decoder, double scaling, int factor, TileGrid grid, Cancel cancel) {

    /**
     * The pictures of a shot, {@code [1, 3, frames, height, width]}, about [-1, 1].
     *
     * @param frames of the latents
     */
    public Fusion pictures(Fusion latents, int frames, Chunks chunks) {
        WindowPlan plan = chunks.plan(frames);
        return joined(plan, i -> decode(latents.read(plan.window(i))));
    }

    /** Decoded chunks, cross-faded as they are read. */
    public static Fusion joined(WindowPlan plan, WindowTensors chunks) {
        return new Fusion(plan, Transition.CROSS_FADE, chunks);
    }

    /**
     * The pictures of one chunk's latents; any thread may call it.
     *
     * @param latents {@code [1, channels, frames, height, width]}
     */
    public Tensor decode(Tensor latents) throws Stop {
        float scale = (float) scaling;
        Tensor scaled = latents.map(x -> (float) x / scale);
        return grid.<Stop>join(
                factor,
                tile -> {
                    Map<String, Tensor> inputs = Map.of("latents", scaled.crop(tile));
                    return Runs.output(decoder.run(inputs, cancel), "pictures");
                });
    }

    /**
     * How a shot is cut up for the decoder.
     *
     * @param length frames decoded together, at least 1
     * @param overlap frames shared with the chunk before, less than {@code length}
     */
    public record Chunks(int length, int overlap) {
        /** Eight at a time, three of them shared: joins are within what neighbours differ. */
        public static final Chunks USUAL = new Chunks(8, 3);

        /** The authors' groups of four. */
        public static final Chunks AUTHORS = new Chunks(4, 0);

        public Chunks {
            if (overlap < 0 || overlap >= length) {
                throw new IllegalArgumentException("length=" + length + " overlap=" + overlap);
            }
        }

        /** The chunks of a shot. */
        public WindowPlan plan(int frames) {
            int fitting = Math.min(length, frames);
            return new WindowPlan(frames, fitting, Math.min(overlap, fitting - 1));
        }
    }
}
