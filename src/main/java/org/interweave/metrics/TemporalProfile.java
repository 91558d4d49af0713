package org.interweave.metrics;

import org.interweave.frame.FrameRange;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * What lies under a line, frame by frame: an x-t slice of a clip.
 *
 * <p>Time runs to the right, a column a frame; the line's beginning is at the top. Frames may come
 * in any order and again; those that have not come are transparent. Several threads may set frames
 * at once, each others.
 */
public final class TemporalProfile {
    private ProfileLine line;
    private final FrameRange frames;
    private final int samples;
    private final int[] argb;
    private final boolean[] known;

    /** Those of the picture before: most are alike. */
    private volatile @Nullable LineTaps taps;

    /**
     * @param samples along the line, best {@link ProfileLine#samples} of the largest version shown
     */
    public TemporalProfile(ProfileLine line, FrameRange frames, int samples) {
        this.line = line;
        this.frames = frames;
        this.samples = samples;
        known = new boolean[frames.count()];
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
        LineTaps along = taps(pixels, sampling);
        int column = frame - frames.start();
        for (int i = 0; i < samples; i++) {
            argb[i * frames.count() + column] = 0xff000000 | along.rgb(i, pixels);
        }
        known[column] = true;
    }

    private LineTaps taps(Pixels pixels, Sampling sampling) {
        LineTaps last = taps;
        if (last == null || !last.fit(pixels, sampling)) {
            last = LineTaps.of(line, samples, pixels.size(), sampling);
            taps = last;
        }
        return last;
    }

    /** Whether a frame has been cut. */
    public boolean has(int frame) {
        return known[frame - frames.start()];
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

    /** Forgets every frame: another line is cut along from now on. */
    public void along(ProfileLine wanted) {
        line = wanted;
        taps = null;
        Arrays.fill(argb, 0);
        Arrays.fill(known, false);
    }
}
