package org.interweave.train.footage;

import org.interweave.degrade.Dice;

import java.util.ArrayList;
import java.util.List;

/**
 * Colours that go together, and the word for them.
 *
 * <p>Each is an axis through colour space as photographs have them: brightness varies most, then
 * blue against yellow, then red against green, by about 1 : 0.35 : 0.15 (Ruderman, Cronin and
 * Chiao, J. Opt. Soc. Am. A 15, 1998), around a hue that depends on the scene.
 */
enum Palette {
    GREEN("green", 0.32, 0.40, 0.20, 0.30),
    EARTH("brown", 0.45, 0.36, 0.27, 0.28),
    SKY("blue", 0.45, 0.56, 0.68, 0.26),
    SUNSET("orange", 0.62, 0.42, 0.30, 0.30),
    NIGHT("dark", 0.13, 0.14, 0.20, 0.16),
    GREY("grey", 0.48, 0.48, 0.48, 0.30),
    PALE("pale", 0.76, 0.74, 0.70, 0.20),
    VIVID("colourful", 0.48, 0.46, 0.46, 0.30);

    /** For the caption. */
    final String word;

    private final double red;
    private final double green;
    private final double blue;
    private final double spread;

    Palette(String word, double red, double green, double blue, double spread) {
        this.word = word;
        this.red = red;
        this.green = green;
        this.blue = blue;
        this.spread = spread;
    }

    /** One colour, 0 to 1. */
    float[] colour(Dice dice) {
        double light = spread * dice.normal();
        double chroma = this == VIVID ? 2.6 : this == GREY ? 0.12 : 1;
        double yellow = chroma * 0.35 * spread * dice.normal();
        double warm = chroma * 0.2 * spread * dice.normal();
        return new float[] {
            clamp(red + light + yellow * 0.6 + warm),
            clamp(green + light + yellow * 0.4 - warm * 0.6),
            clamp(blue + light - yellow)
        };
    }

    /** Colours from dark to light. */
    List<float[]> ramp(Dice dice, int count) {
        List<float[]> ramp = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ramp.add(colour(dice));
        }
        ramp.sort((a, b) -> Float.compare(a[0] + 2 * a[1] + a[2], b[0] + 2 * b[1] + b[2]));
        return ramp;
    }

    private static float clamp(double x) {
        return (float) Math.min(0.97, Math.max(0.02, x));
    }
}
