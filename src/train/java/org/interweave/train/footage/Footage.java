package org.interweave.train.footage;

import org.interweave.degrade.Dice;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.util.ArrayList;
import java.util.List;

/**
 * Endless procedural video: every seed is another shot.
 *
 * <p>Dead leaves (shapes that hide each other, sizes by a power law, textured, in the colours of
 * photographs) train restoration networks that work on photographs: Achddou, Gousseau and Ladjal,
 * "Synthetic images as a regularity prior for image restoration neural networks", SSVM 2021.
 */
public final class Footage {
    /** Pixels of height at which a scene's features have the size they are made for. */
    private static final double NORMAL_HEIGHT = 160;

    private Footage() {}

    /**
     * One shot.
     *
     * @param frames at least one, all of one size
     * @param caption what is to be seen, in a few words
     */
    public record Clip(List<Picture> frames, String caption) {
        public Clip {
            frames = List.copyOf(frames);
        }
    }

    /**
     * What captions are put together from and the vocabulary has whole. The rasters came after the
     * vocabulary was fixed; their words are spelt from its pieces.
     */
    public static List<String> phrases() {
        List<String> phrases = new ArrayList<>(Camera.PHRASES);
        phrases.add(SceneMaker.DEFOCUSED);
        for (Family family : Family.values()) {
            phrases.add(family.words);
        }
        for (Palette palette : Palette.values()) {
            phrases.add(palette.word);
        }
        for (Look look : List.of(Look.SHARP, Look.SOFT, Look.MONOCHROME)) {
            phrases.add(look.words);
        }
        return phrases;
    }

    /** The shot of a seed: one camera, no cuts. */
    public static Clip shot(long seed, int frames, Size size) {
        double scale = Math.max(1, Math.sqrt(size.height() / NORMAL_HEIGHT));
        Scene scene =
                new SceneMaker(new Dice(seed), size.width() / scale, size.height() / scale).scene();
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            pictures.add(scene.frame(i - frames / 2.0, size, scale));
        }
        return new Clip(pictures, scene.caption());
    }

    /** Shots one after another with hard cuts, each of as many frames. */
    public static Clip film(long seed, int shots, int framesOfShot, Size size) {
        Dice dice = new Dice(seed);
        List<Picture> frames = new ArrayList<>();
        List<String> captions = new ArrayList<>();
        for (int i = 0; i < shots; i++) {
            Clip shot = shot(dice.seed(), framesOfShot, size);
            frames.addAll(shot.frames());
            captions.add(shot.caption());
        }
        return new Clip(frames, String.join("; ", captions));
    }
}
