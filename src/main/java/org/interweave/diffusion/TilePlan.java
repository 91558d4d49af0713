package org.interweave.diffusion;

import org.interweave.frame.Size;
import org.interweave.tensor.TileGrid;

import java.util.Optional;

/**
 * How a shot is divided so that it fits the device; fixed for the whole shot, as norms and
 * attention span a tile.
 *
 * @param batching whether both prompts share a run
 * @param tile largest side of a tile of latents for the denoiser, at least {@link #SMALLEST}
 * @param decodeTile largest side of a tile of latents for the decoder, at least {@link #SMALLEST}
 */
public record TilePlan(NetworkDenoiser.Batching batching, int tile, int decodeTile) {
    /** The smallest side of a tile; less would show in the picture. */
    public static final int SMALLEST = 32;

    /** What is tried first: the authors' tiles with their surroundings, smaller ones to decode. */
    public static final TilePlan USUAL = new TilePlan(NetworkDenoiser.Batching.TOGETHER, 320, 128);

    public TilePlan {
        if (tile < SMALLEST || decodeTile < SMALLEST) {
            throw new IllegalArgumentException("tiles of " + tile + " and " + decodeTile);
        }
    }

    /** The same with tiles of at most this side for both networks. */
    public TilePlan tiles(int side) {
        return new TilePlan(batching, side, Math.min(side, decodeTile));
    }

    /** The denoiser's tiles of a picture. */
    public TileGrid denoiserGrid(Size size) {
        return new TileGrid(size.height(), size.width(), tile, tile / 4);
    }

    /** The decoder's tiles of a picture. */
    public TileGrid decoderGrid(Size size) {
        return new TileGrid(size.height(), size.width(), decodeTile, decodeTile / 8);
    }

    /**
     * The next plan to try when the device has no room for this one: first the prompts in turn,
     * then tiles of two thirds; empty when there is none.
     */
    public Optional<TilePlan> smaller(Size size) {
        if (batching == NetworkDenoiser.Batching.TOGETHER) {
            return Optional.of(new TilePlan(NetworkDenoiser.Batching.IN_TURN, tile, decodeTile));
        }
        int longest = Math.max(size.width(), size.height());
        int next = shrunk(Math.min(tile, longest));
        int nextDecode = shrunk(Math.min(decodeTile, longest));
        if (next >= Math.min(tile, longest) && nextDecode >= Math.min(decodeTile, longest)) {
            return Optional.empty();
        }
        return Optional.of(new TilePlan(batching, next, nextDecode));
    }

    /** The next plan to try when only the decoder had no room; the latents stay as they are. */
    public Optional<TilePlan> smallerDecoding(Size size) {
        int before = Math.min(decodeTile, Math.max(size.width(), size.height()));
        int next = shrunk(before);
        return next < before ? Optional.of(new TilePlan(batching, tile, next)) : Optional.empty();
    }

    private static int shrunk(int side) {
        return Math.max(SMALLEST, side * 2 / 3 / 8 * 8);
    }
}
