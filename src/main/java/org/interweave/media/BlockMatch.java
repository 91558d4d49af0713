package org.interweave.media;

import org.interweave.frame.Size;

/**
 * Looks for each block of a picture in another, whatever the light: blocks are compared without
 * their means.
 */
final class BlockMatch {
    private static final int BLOCK = 16;
    private static final int STRIDE = 8;
    private static final int REACH = 12;

    /** Differences of luma that noise and rounding make, in 255ths. */
    private static final double NOISE = 1.5;

    private final int[] target;
    private final int[] source;
    private final int[] targetSums;
    private final int[] sourceSums;
    private final int width;
    private final int height;
    private final int blockWidth;
    private final int blockHeight;

    private BlockMatch(int[] target, int[] source, Size size) {
        this.target = target;
        this.source = source;
        this.width = size.width();
        this.height = size.height();
        this.targetSums = sums(target, width, height);
        this.sourceSums = sums(source, width, height);
        this.blockWidth = Math.min(BLOCK, width);
        this.blockHeight = Math.min(BLOCK, height);
    }

    /**
     * What was found.
     *
     * @param detail of the target: mean distance of luma from its block's mean, in 255ths
     * @param missed the part of it that is nowhere near in the source, at most {@code detail}
     */
    record Found(double detail, double missed) {}

    static Found match(int[] target, int[] source, Size size) {
        return new BlockMatch(target, source, size).found();
    }

    private Found found() {
        double missed = 0;
        double detail = 0;
        int blocks = 0;
        for (int y = 0; y + blockHeight <= height; y += STRIDE) {
            for (int x = 0; x + blockWidth <= width; x += STRIDE) {
                double own = Math.max(0, texture(x, y) - NOISE);
                missed += own == 0 ? 0 : Math.min(own, Math.max(0, best(x, y) - NOISE));
                detail += own;
                blocks++;
            }
        }
        return new Found(detail / blocks, missed / blocks);
    }

    /** The smallest mean difference to a block in reach: every second place, then the nearest. */
    private double best(int x, int y) {
        int best = difference(x, y, x, y, Integer.MAX_VALUE);
        int bestX = x;
        int bestY = y;
        for (int v = y - REACH; v <= y + REACH; v += 2) {
            for (int u = x - REACH; u <= x + REACH; u += 2) {
                int found = inside(u, v) ? difference(x, y, u, v, best) : best;
                if (found < best) {
                    best = found;
                    bestX = u;
                    bestY = v;
                }
            }
        }
        for (int v = bestY - 1; v <= bestY + 1; v++) {
            for (int u = bestX - 1; u <= bestX + 1; u++) {
                best = inside(u, v) ? Math.min(best, difference(x, y, u, v, best)) : best;
            }
        }
        return (double) best / (blockWidth * blockHeight);
    }

    private boolean inside(int x, int y) {
        return x >= 0 && y >= 0 && x + blockWidth <= width && y + blockHeight <= height;
    }

    private double texture(int x, int y) {
        int mean = mean(targetSums, x, y);
        int sum = 0;
        for (int v = y; v < y + blockHeight; v++) {
            for (int u = x; u < x + blockWidth; u++) {
                sum += Math.abs(target[v * width + u] - mean);
            }
        }
        return (double) sum / (blockWidth * blockHeight);
    }

    /** The summed difference of two blocks; any larger number once it exceeds {@code enough}. */
    private int difference(int x, int y, int u, int v, int enough) {
        int shift = mean(targetSums, x, y) - mean(sourceSums, u, v);
        int sum = 0;
        for (int row = 0; row < blockHeight && sum < enough; row++) {
            int t = (y + row) * width + x;
            int s = (v + row) * width + u;
            for (int i = 0; i < blockWidth; i++) {
                sum += Math.abs(target[t + i] - source[s + i] - shift);
            }
        }
        return sum;
    }

    private int mean(int[] sums, int x, int y) {
        int row = width + 1;
        int sum =
                sums[(y + blockHeight) * row + x + blockWidth]
                        - sums[(y + blockHeight) * row + x]
                        - sums[y * row + x + blockWidth]
                        + sums[y * row + x];
        int pixels = blockWidth * blockHeight;
        return (sum + pixels / 2) / pixels;
    }

    /** The sum of everything above and left of each corner, {@code [height + 1, width + 1]}. */
    private static int[] sums(int[] luma, int width, int height) {
        int[] sums = new int[(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            int row = 0;
            for (int x = 0; x < width; x++) {
                row += luma[y * width + x];
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
        return sums;
    }
}
