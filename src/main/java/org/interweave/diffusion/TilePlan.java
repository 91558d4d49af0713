package org.interweave.diffusion;

import org.interweave.frame.Size;
import org.interweave.tensor.Region;
import org.interweave.tensor.TileGrid;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

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

    /**
     * The same with no tile larger than a side; never below {@link #SMALLEST}.
     *
     * @param side 0 for no limit
     */
    public TilePlan atMost(int side) {
        return side == 0 ? this : tiles(Math.clamp(side, SMALLEST, tile));
    }

    /** The denoiser's tiles of a picture. */
    public TileGrid denoiserGrid(Size size) {
        return new TileGrid(size.height(), size.width(), tile, tile / 4);
    }

    /** The decoder's tiles of a picture. */
    public TileGrid decoderGrid(Size size) {
        return new TileGrid(size.height(), size.width(), decodeTile, decodeTile / 8);
    }

    /** Where tiles of either network meet from left to right, in shares of the width. */
    public List<Double> columns(Size size) {
        return borders(size, t -> t.left(), t -> t.right(), size.width());
    }

    /** Where tiles of either network meet from top to bottom, in shares of the height. */
    public List<Double> rows(Size size) {
        return borders(size, t -> t.top(), t -> t.bottom(), size.height());
    }

    /** The middles of what neighbouring tiles share. */
    private List<Double> borders(
            Size size, ToIntFunction<Region> from, ToIntFunction<Region> to, int whole) {
        SortedSet<Double> borders = new TreeSet<>();
        for (TileGrid grid : List.of(denoiserGrid(size), decoderGrid(size))) {
            SortedMap<Integer, Integer> ends = new TreeMap<>();
            grid.tiles().forEach(t -> ends.put(from.applyAsInt(t), to.applyAsInt(t)));
            int last = 0;
            for (Map.Entry<Integer, Integer> tile : ends.entrySet()) {
                if (tile.getKey() > 0) {
                    borders.add((last + tile.getKey()) / 2.0 / whole);
                }
                last = tile.getValue();
            }
        }
        return List.copyOf(borders);
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
