package org.interweave.media;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

/** A small picture in which frames are compared: luma in [0, 255] and the spread of its colours. */
final class FrameSketch {
    /** About as many pixels as a sketch has: what tells one shot from another is coarse. */
    private static final int PIXELS = 96 * 54;

    private static final int LEVELS = 256;

    /** A mean shift of luma or chroma by this share of its range is another colour altogether. */
    private static final double OTHER_COLOUR = 0.25;

    /** Levels of luma that look alike. */
    private static final int NEAR = 12;

    private static final double MOST_OF_IT = 0.6;

    private final Size size;
    private final int[] luma;
    private final double[][] spreads;

    /**
     * @param spreads cumulative histograms of luma, blue difference and red difference
     */
    private FrameSketch(Size size, int[] luma, double[][] spreads) {
        this.size = size;
        this.luma = luma;
        this.spreads = spreads;
    }

    /** The size at which frames of a clip are sketched: in its proportions, never larger. */
    static Size size(Size clip) {
        double scale = Math.min(1, Math.sqrt((double) PIXELS / clip.pixels()));
        return new Size(
                Math.max(1, (int) Math.round(clip.width() * scale)),
                Math.max(1, (int) Math.round(clip.height() * scale)));
    }

    static FrameSketch of(Picture picture) {
        Size size = picture.size();
        int[] luma = new int[size.pixels()];
        double[][] spreads = new double[3][LEVELS];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                float red = picture.at(0, y, x);
                float blue = picture.at(2, y, x);
                float l = 0.299f * red + 0.587f * picture.at(1, y, x) + 0.114f * blue;
                int level = level(l);
                luma[y * size.width() + x] = level;
                spreads[0][level]++;
                spreads[1][level((blue - l) / 1.772f + 0.5f)]++;
                spreads[2][level((red - l) / 1.402f + 0.5f)]++;
            }
        }
        for (double[] spread : spreads) {
            double sum = 0;
            for (int i = 0; i < LEVELS; i++) {
                sum += spread[i] / size.pixels();
                spread[i] = sum;
            }
        }
        return new FrameSketch(size, luma, spreads);
    }

    private static int level(float value) {
        return Math.clamp(Math.round(value * (LEVELS - 1)), 0, LEVELS - 1);
    }

    Size size() {
        return size;
    }

    /** Luma, {@code [height, width]}; not to be written to. */
    int[] luma() {
        return luma;
    }

    /**
     * How far the colours of the whole must move to become the other's, 0 to 1 (the earth mover's
     * distance of luma and of both colour differences, the largest of the three).
     */
    double colourDistance(FrameSketch other) {
        double most = 0;
        for (int k = 0; k < spreads.length; k++) {
            double sum = 0;
            for (int i = 0; i < LEVELS; i++) {
                sum += Math.abs(spreads[k][i] - other.spreads[k][i]);
            }
            most = Math.max(most, sum / LEVELS);
        }
        return Math.min(1, most / OTHER_COLOUR);
    }

    /** This luma in the other's tones: what a change of light alone would make of it. */
    int[] toned(FrameSketch other) {
        int[] curve = new int[LEVELS];
        int to = 0;
        for (int from = 0; from < LEVELS; from++) {
            double below = from == 0 ? 0 : spreads[0][from - 1];
            double middle = (below + spreads[0][from]) / 2;
            while (to < LEVELS - 1 && other.spreads[0][to] < middle) {
                to++;
            }
            curve[from] = to;
        }
        int[] toned = new int[luma.length];
        for (int i = 0; i < luma.length; i++) {
            toned[i] = curve[luma[i]];
        }
        return toned;
    }

    /** Whether there is next to nothing to see, as in a white flash or in black. */
    boolean isBlank() {
        double white = 1 - spreads[0][LEVELS - 1 - NEAR];
        double black = spreads[0][NEAR];
        return Math.max(white, black) > MOST_OF_IT || width(0.1, 0.9) <= 2 * NEAR;
    }

    /** Levels of luma between two shares of the pixels. */
    private int width(double low, double high) {
        int levels = 0;
        for (double below : spreads[0]) {
            levels += below >= low && below < high ? 1 : 0;
        }
        return levels;
    }
}
