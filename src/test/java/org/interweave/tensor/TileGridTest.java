package org.interweave.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

class TileGridTest {
    private static final Tensor PICTURE =
            Tensor.generate(Shape.of(1, 2, 3, 37, 50), i -> Math.sin(i * 0.7));

    private static TileGrid grid(int tile, int overlap) {
        return new TileGrid(37, 50, tile, overlap);
    }

    private static double largest(Tensor a, Tensor b) {
        double largest = 0;
        for (int i = 0; i < a.shape().count(); i++) {
            largest = Math.max(largest, Math.abs(a.get(i) - b.get(i)));
        }
        return largest;
    }

    @Test
    void tilesAreOfOneSizeAndCoverThePicture() {
        for (int tile = 2; tile < 60; tile++) {
            Set<List<Integer>> sizes = new HashSet<>();
            boolean[][] covered = new boolean[37][50];
            for (Region region : grid(tile, tile / 3).tiles()) {
                sizes.add(List.of(region.height(), region.width()));
                for (int y = region.top(); y < region.bottom(); y++) {
                    for (int x = region.left(); x < region.right(); x++) {
                        covered[y][x] = true;
                    }
                }
            }
            assertEquals(1, sizes.size());
            for (boolean[] row : covered) {
                for (boolean pixel : row) {
                    assertTrue(pixel);
                }
            }
        }
    }

    @Test
    void tilesAreNoLargerThanTheirNumberAsks() {
        List<Region> tiles = new TileGrid(90, 160, 128, 16).tiles();
        assertEquals(List.of(new Region(0, 90, 0, 88), new Region(0, 90, 72, 160)), tiles);
    }

    @Test
    void tilesThatAreLeftAsTheyAreJoinToTheWhole() {
        for (int tile : new int[] {5, 16, 20, 37, 49, 50, 64}) {
            Tensor joined = grid(tile, tile / 4).<RuntimeException>join(1, PICTURE::crop);
            assertEquals(0, largest(PICTURE, joined), 3e-7);
        }
    }

    @Test
    void resultsMayBeLarger() {
        Tensor joined =
                grid(16, 4)
                        .<RuntimeException>join(
                                4,
                                tile ->
                                        Tensor.generate(
                                                Shape.of(3, tile.height() * 4, tile.width() * 4),
                                                _ -> 1));
        assertEquals(Shape.of(3, 148, 200), joined.shape());
        for (int i = 0; i < joined.shape().count(); i++) {
            assertEquals(1, joined.get(i), 3e-7);
        }
    }

    @Test
    void tilesThatDisagreeLeaveNoEdge() {
        // Every tile is one level brighter than the one before: the largest step between
        // neighbouring columns is one level over the pixels shared.
        int[] level = {0};
        Tensor joined =
                new TileGrid(8, 100, 28, 8)
                        .<RuntimeException>join(
                                1,
                                tile -> {
                                    int value = level[0]++;
                                    return Tensor.generate(
                                            Shape.of(tile.height(), tile.width()), _ -> value);
                                });
        for (int x = 1; x < 100; x++) {
            double step = joined.at(0, x) - joined.at(0, x - 1);
            assertTrue(step <= 1.0 / 8 + 1e-6, x + ": " + step);
        }
    }
}
