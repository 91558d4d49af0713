package org.interweave.train.footage;

import org.interweave.degrade.Blur;
import org.interweave.degrade.Dice;
import org.interweave.frame.Picture;

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
    };

    /** For the caption. */
    public final String words;

    Look(String words) {
        this.words = words;
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
