package org.interweave.tensor;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Overlapping tiles of one size that cover a picture, and the weights that join them without a
 * seam.
 *
 * <p>Tiles are as few as their largest size allows, and no larger than that many need to be, in
 * multiples of 8. The last tile of a row or column is moved back to end with the picture. Weights
 * rise and fall linearly over what neighbours share and add up to one everywhere.
 *
 * @param height rows of the picture
 * @param width columns of the picture
 * @param tile the largest height and width of a tile, more than {@code overlap}
 * @param overlap pixels shared by neighbours, at least 0
 */
public record TileGrid(int height, int width, int tile, int overlap) {
    private static final int MULTIPLE = 8;

    public TileGrid {
        if (height < 1 || width < 1 || overlap < 0 || tile <= overlap) {
            throw new IllegalArgumentException(
                    "%dx%d tile=%d overlap=%d".formatted(width, height, tile, overlap));
        }
    }

    /** Every tile, row by row; all are of one size. */
    public List<Region> tiles() {
        List<Region> tiles = new ArrayList<>();
        for (int top : starts(height)) {
            for (int left : starts(width)) {
                tiles.add(new Region(top, top + extent(height), left, left + extent(width)));
            }
        }
        return tiles;
    }

    /** The side of the tiles along an axis of this length. */
    private int extent(int length) {
        if (length <= tile) {
            return length;
        }
        int count = Math.ceilDiv(length - overlap, tile - overlap);
        int even = Math.ceilDiv(length + (count - 1) * overlap, count);
        return Math.min(tile, Math.ceilDiv(even, MULTIPLE) * MULTIPLE);
    }

    private List<Integer> starts(int length) {
        List<Integer> starts = new ArrayList<>();
        int extent = extent(length);
        for (int start = 0; start + extent < length; start += extent - overlap) {
            starts.add(start);
        }
        starts.add(length - extent);
        return starts;
    }

    /**
     * Works tile by tile and joins the results.
     *
     * @param factor pixels of a result for each pixel of its tile
     * @param work gives {@code [..., tile height * factor, tile width * factor]}
     * @return {@code [..., height * factor, width * factor]}
     */
    public <X extends Exception> Tensor join(int factor, Work<X> work) throws X {
        List<Region> tiles = tiles();
        if (tiles.size() == 1) {
            return work.on(tiles.getFirst());
        }
        float[][] rows = weights(height, factor);
        float[][] columns = weights(width, factor);
        int across = columns.length;
        float[] sum = {};
        Shape shape = Shape.of();
        for (int i = 0; i < tiles.size(); i++) {
            Tensor part = work.on(tiles.get(i));
            if (i == 0) {
                shape = part.shape().with(-2, height * factor).with(-1, width * factor);
                sum = new float[shape.count()];
            }
            Region place = tiles.get(i).times(factor);
            if (part.shape().at(-2) != place.height() || part.shape().at(-1) != place.width()) {
                throw new IllegalArgumentException(part.shape() + " for " + place);
            }
            add(part, place, sum, new float[][] {rows[i / across], columns[i % across]});
        }
        FloatBuffer data = Tensor.allocate(shape);
        data.put(0, sum);
        return Tensor.wrap(shape, data);
    }

    private void add(Tensor part, Region place, float[] sum, float[][] weights) {
        FloatBuffer data = part.data();
        int planes = part.shape().count() / (place.height() * place.width());
        int wholePlane = sum.length / planes;
        int wholeWidth = width * (place.height() / extent(height));
        float[] row = new float[place.width()];
        for (int plane = 0; plane < planes; plane++) {
            for (int y = 0; y < place.height(); y++) {
                data.get((plane * place.height() + y) * place.width(), row);
                int target = plane * wholePlane + (place.top() + y) * wholeWidth + place.left();
                for (int x = 0; x < row.length; x++) {
                    sum[target + x] += weights[0][y] * weights[1][x] * row[x];
                }
            }
        }
    }

    /** For each tile along an axis, the weight of each of its pixels. */
    private float[][] weights(int length, int factor) {
        List<Integer> starts = starts(length);
        int extent = extent(length) * factor;
        double[] total = new double[length * factor];
        double[][] ramps = new double[starts.size()][extent];
        for (int i = 0; i < ramps.length; i++) {
            int start = starts.get(i) * factor;
            int before = i == 0 ? 0 : starts.get(i - 1) * factor + extent - start;
            int after = i == ramps.length - 1 ? 0 : start + extent - starts.get(i + 1) * factor;
            for (int p = 0; p < extent; p++) {
                double rise = before == 0 ? 1 : Math.min(1, (p + 0.5) / before);
                double fall = after == 0 ? 1 : Math.min(1, (extent - p - 0.5) / after);
                ramps[i][p] = rise * fall;
                total[start + p] += ramps[i][p];
            }
        }
        float[][] weights = new float[ramps.length][extent];
        for (int i = 0; i < ramps.length; i++) {
            for (int p = 0; p < extent; p++) {
                weights[i][p] = (float) (ramps[i][p] / total[starts.get(i) * factor + p]);
            }
        }
        return weights;
    }

    /** What is done with one tile. */
    @FunctionalInterface
    public interface Work<X extends Exception> {
        /** The result for a tile. */
        Tensor on(Region tile) throws X;
    }
}
