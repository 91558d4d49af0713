package org.interweave.media;

/**
 * How much of one frame is not in another, from 0 for the same view to 1 for another one.
 *
 * <p>Both are compared in each other's tones and block by block where they fit best, so that
 * neither light nor motion counts. Where there is no detail to compare, colour decides.
 */
final class FrameNovelty {
    /** Luma that colour counts for, in 255ths: it decides below, detail decides above. */
    private static final double COLOUR_WEIGHT = 1.5;

    /** Frames as much alike as this, at the same places, are the same view. */
    private static final double SAME = 1.5;

    private FrameNovelty() {}

    static double between(FrameSketch a, FrameSketch b) {
        double colour = a.colourDistance(b);
        if (colour < 0.1 && atSamePlaces(a, b) < SAME) {
            return 0;
        }
        BlockMatch.Found there = BlockMatch.match(b.luma(), a.toned(b), a.size());
        BlockMatch.Found back = BlockMatch.match(a.luma(), b.toned(a), a.size());
        double missed = (there.missed() + back.missed()) / 2;
        double detail = (there.detail() + back.detail()) / 2;
        return (missed + COLOUR_WEIGHT * colour) / (detail + COLOUR_WEIGHT);
    }

    private static double atSamePlaces(FrameSketch a, FrameSketch b) {
        long sum = 0;
        for (int i = 0; i < a.luma().length; i++) {
            sum += Math.abs(a.luma()[i] - b.luma()[i]);
        }
        return (double) sum / a.luma().length;
    }
}
