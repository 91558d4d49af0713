package org.interweave.train.footage;

import org.interweave.degrade.Blur;
import org.interweave.degrade.Dice;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.util.List;

/**
 * How a shot was taken, which its degraded frames hardly show but a person may know: without the
 * word, a restoration can only guess how sharp, and whether colourful, the picture was.
 */
public enum Look {
    /** As it is. */
    SHARP("sharp") {
        @Override
        List<Picture> frames(List<Picture> frames, Dice dice) {
            return frames;
        }
    },
    /** A lens that keeps less than four pixels apart. */
    SOFT("soft focus") {
        @Override
        List<Picture> frames(List<Picture> frames, Dice dice) {
            double width = dice.between(1.2, 2.4);
            Blur blur = Blur.gaussian(width, width, 0);
            return frames.stream().map(blur::apply).toList();
        }
    },
    /** Without colour. */
    MONOCHROME("black and white") {
        @Override
        List<Picture> frames(List<Picture> frames, Dice dice) {
            return frames.stream().map(Look::grey).toList();
        }
    },
    /** On a television: of four rows, two brighter and two darker. */
    SCAN_LINES("scan lines") {
        @Override
        List<Picture> frames(List<Picture> frames, Dice dice) {
            return frames.stream().map(Look::lined).toList();
        }
    },
    /** In squares of one colour, four pixels wide. */
    MOSAIC("mosaic") {
        @Override
        List<Picture> frames(List<Picture> frames, Dice dice) {
            return frames.stream().map(Look::squares).toList();
        }
    };

    /** Rows of two lines, and the side of a square: what a pixel of the degraded frames covers. */
    private static final int PITCH = 4;

    private static final float LINE = 0.15f;

    /** For the caption. */
    public final String words;

    Look(String words) {
        this.words = words;
    }

    /** Whether it is printed over the picture in a raster, so that it must not be turned. */
    public boolean raster() {
        return this == SCAN_LINES || this == MOSAIC;
    }

    /** Whether a prompt has to say so: such a picture is not what one hopes for unasked. */
    public boolean told() {
        return this == SOFT || raster();
    }

    abstract List<Picture> frames(List<Picture> frames, Dice dice);

    /** Another take of a shot. */
    public Footage.Clip take(Footage.Clip shot, long seed) {
        return new Footage.Clip(frames(shot.frames(), new Dice(seed)), caption(shot.caption()));
    }

    /** What a caption says of such a take. */
    public String caption(String shot) {
        return shot + ", " + words;
    }

    private static Picture lined(Picture picture) {
        Size size = picture.size();
        return Picture.of(
                size,
                eachSample(
                        size,
                        (c, y, x) -> {
                            float gain = y % PITCH < PITCH / 2 ? 1 + LINE : 1 - LINE;
                            return Math.min(1, gain * picture.at(c, y, x));
                        }));
    }

    private static Picture squares(Picture picture) {
        Size size = picture.size();
        return Picture.of(size, eachSample(size, (c, y, x) -> mean(picture, c, y, x)));
    }

    /** Of the square that a pixel lies in. */
    private static float mean(Picture picture, int c, int y, int x) {
        Size size = picture.size();
        int top = y - y % PITCH;
        int left = x - x % PITCH;
        float sum = 0;
        int count = 0;
        for (int v = top; v < Math.min(top + PITCH, size.height()); v++) {
            for (int u = left; u < Math.min(left + PITCH, size.width()); u++) {
                sum += picture.at(c, v, u);
                count++;
            }
        }
        return sum / count;
    }

    private interface Sample {
        float at(int channel, int y, int x);
    }

    private static float[] eachSample(Size size, Sample sample) {
        float[] samples = new float[Picture.CHANNELS * size.pixels()];
        int i = 0;
        for (int c = 0; c < Picture.CHANNELS; c++) {
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < size.width(); x++) {
                    samples[i++] = sample.at(c, y, x);
                }
            }
        }
        return samples;
    }

    private static Picture grey(Picture picture) {
        int pixels = picture.size().pixels();
        float[] samples = new float[3 * pixels];
        picture.copyTo(samples, 0);
        for (int i = 0; i < pixels; i++) {
            float luma =
                    0.299f * samples[i]
                            + 0.587f * samples[pixels + i]
                            + 0.114f * samples[2 * pixels + i];
            samples[i] = luma;
            samples[pixels + i] = luma;
            samples[2 * pixels + i] = luma;
        }
        return Picture.of(picture.size(), samples);
    }
}
