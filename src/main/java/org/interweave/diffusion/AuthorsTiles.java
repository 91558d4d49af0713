package org.interweave.diffusion;

import org.interweave.tensor.Region;

import java.util.ArrayList;
import java.util.List;

/**
 * The tiles of the authors' released code, for comparison: they are pasted side by side, of uneven
 * size, and there are none where a side is no longer than the overlap.
 *
 * <p>Source: xh9998/DiffVSR 3b2b998, inference_tile.py; golden pipeline/tiles.json.
 *
 * @param height rows of the low-resolution picture
 * @param width columns of it
 * @param tile what a tile adds to the result, in low-resolution pixels
 * @param overlap what it sees around that
 */
public record AuthorsTiles(int height, int width, int tile, int overlap) {
    /** Every tile, row by row. */
    public List<Tile> tiles() {
        List<Tile> tiles = new ArrayList<>();
        for (int row = 0; row < count(height); row++) {
            for (int column = 0; column < count(width); column++) {
                int top = row * tile;
                int left = column * tile;
                int bottom = row == count(height) - 1 ? height : top + tile;
                int right = column == count(width) - 1 ? width : left + tile;
                Region seen =
                        new Region(
                                Math.max(0, top - overlap),
                                Math.min(height, top + tile + overlap),
                                Math.max(0, left - overlap),
                                Math.min(width, left + tile + overlap));
                tiles.add(new Tile(seen, new Region(top, bottom, left, right)));
            }
        }
        return tiles;
    }

    private int count(int length) {
        return Math.max(0, Math.ceilDiv(length - overlap, tile));
    }

    /**
     * One tile.
     *
     * @param seen what the network is given
     * @param written what is kept of it
     */
    public record Tile(Region seen, Region written) {}
}
