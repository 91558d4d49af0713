package org.interweave.metrics;

import org.interweave.frame.Bicubic;
import org.interweave.frame.FrameRange;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What lies under a line, frame by frame: an x-t slice of a clip.
 *
 * <p>Time runs to the right, a column a frame; the line's beginning is at the top. Frames may come
 * in any order and again; those that have not come are transparent. One thread writes at a time.
 */
public final class TemporalProfile {
    private final ProfileLine line;
    private final FrameRange frames;
    private final int samples;
    private final int[] argb;
    private final BitSet known = new BitSet();

    /**
     * @param samples along the line, best {@link ProfileLine#samples} of the largest version shown
     */
    public TemporalProfile(ProfileLine line, FrameRange frames, int samples) {
        this.line = line;
        this.frames = frames;
        this.samples = samples;
        this.argb = new int[Math.multiplyExact(samples, frames.count())];
    }

    /** The line that was cut along. */
    public ProfileLine line() {
        return line;
    }

    /** The frames, in the clip; the slice's width. */
    public FrameRange frames() {
        return frames;
    }

    /** Samples along the line; the slice's height. */
    public int samples() {
        return samples;
    }

    /** How colours between pixels are found. */
    public enum Sampling {
        /** The nearest pixel's: what is truly there. */
        NEAREST,
        /** By the four pixels around. */
        BILINEAR,
        /** By the sixteen pixels around, as {@code frame.Bicubic} enlarges. */
        BICUBIC
    }

    /**
     * Cuts a frame, with colours between its pixels by nearness.
     *
     * @param frame in the clip, inside {@link #frames}
     */
    public void set(int frame, Pixels pixels) {
        set(frame, pixels, Sampling.BILINEAR);
    }

    /**
     * Cuts a frame.
     *
     * @param frame in the clip, inside {@link #frames}
     */
    public void set(int frame, Pixels pixels, Sampling sampling) {
        int column = frame - frames.start();
        for (int i = 0; i < samples; i++) {
            double x = line.x(i, samples, pixels.size());
            double y = line.y(i, samples, pixels.size());
            int rgb =
                    switch (sampling) {
                        case NEAREST -> pixels.rgb((int) Math.rint(y), (int) Math.rint(x));
                        case BILINEAR -> between(pixels, x, y);
                        case BICUBIC -> bicubic(pixels, x, y);
                    };
            argb[i * frames.count() + column] = 0xff000000 | rgb;
        }
        known.set(column);
    }

    /** Whether a frame has been cut. */
    public boolean has(int frame) {
        return known.get(frame - frames.start());
    }

    private static int between(Pixels pixels, double x, double y) {
        int left = (int) x;
        int top = (int) y;
        int right = Math.min(left + 1, pixels.size().width() - 1);
        int bottom = Math.min(top + 1, pixels.size().height() - 1);
        int fx = (int) Math.round(256 * (x - left));
        int fy = (int) Math.round(256 * (y - top));
        int a = pixels.rgb(top, left);
        int b = pixels.rgb(top, right);
        int c = pixels.rgb(bottom, left);
        int d = pixels.rgb(bottom, right);
        int rgb = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int above = (a >> shift & 0xff) * (256 - fx) + (b >> shift & 0xff) * fx;
            int below = (c >> shift & 0xff) * (256 - fx) + (d >> shift & 0xff) * fx;
            rgb |= (above * (256 - fy) + below * fy + (1 << 15)) >> 16 << shift;
        }
        return rgb;
    }

    private static int bicubic(Pixels pixels, double x, double y) {
        int left = (int) x - 1;
        int top = (int) y - 1;
        double[] across = weights(x - left);
        double[] down = weights(y - top);
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int row = 0; row < 4; row++) {
            int v = Math.clamp(top + row, 0, pixels.size().height() - 1);
            for (int column = 0; column < 4; column++) {
                double weight = down[row] * across[column];
                int u = Math.clamp(left + column, 0, pixels.size().width() - 1);
                int rgb = pixels.rgb(v, u);
                red += weight * (rgb >> 16 & 0xff);
                green += weight * (rgb >> 8 & 0xff);
                blue += weight * (rgb & 0xff);
            }
        }
        return (level(red) << 16) | (level(green) << 8) | level(blue);
    }

    private static double[] weights(double from) {
        return new double[] {
            Bicubic.weight(from),
            Bicubic.weight(from - 1),
            Bicubic.weight(from - 2),
            Bicubic.weight(from - 3)
        };
    }

    private static int level(double value) {
        return Math.clamp((int) Math.rint(value), 0, 255);
    }

    /** {@code 0xAARRGGBB}, row by row: {@code [samples, frames]}; a copy. */
    public int[] argb() {
        return argb.clone();
    }

    /** One sample as {@code 0xAARRGGBB}. */
    public int argb(int sample, int frame) {
        return argb[sample * frames.count() + frame - frames.start()];
    }

    /** The slice as numbers: a row for each frame known and sample, levels from 0 to 255. */
    public String csv() {
        StringBuilder csv = new StringBuilder("frame,sample,red,green,blue\n");
        for (int frame = frames.start(); frame < frames.end(); frame++) {
            for (int i = 0; i < samples && has(frame); i++) {
                int rgb = argb(i, frame);
                csv.append(frame).append(',').append(i);
                for (int shift : new int[] {16, 8, 0}) {
                    csv.append(',').append(rgb >> shift & 0xff);
                }
                csv.append('\n');
            }
        }
        return csv.toString();
    }

    /** Forgets every frame. */
    public void clear() {
        Arrays.fill(argb, 0);
        known.clear();
    }
}
