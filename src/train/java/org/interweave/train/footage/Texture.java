package org.interweave.train.footage;

import org.interweave.degrade.Dice;

import java.util.List;

/**
 * A surface: a family of pattern with its size, direction and colours.
 *
 * <p>Places are in pixels of the surface. {@code blur} is the width in pixels of what the eye
 * cannot tell apart, at least a pixel; finer detail fades instead of turning into aliases.
 */
final class Texture {
    private static final int RAMP = 64;

    private final Family family;
    private final int seed;
    private final double scale;
    private final double cos;
    private final double sin;
    private final double roughness;
    private final double grain;
    private final float[] ramp;
    private final float[] second;
    private final Lettering lettering;

    Texture(Family family, Palette palette, Dice dice) {
        this.family = family;
        seed = dice.below(1 << 20);
        scale = 1 / dice.scaleBetween(family.smallest, family.largest);
        double angle = family.upright ? 0.12 * dice.normal() : dice.between(0, Math.PI);
        cos = StrictMath.cos(angle);
        sin = StrictMath.sin(angle);
        roughness = dice.between(0.45, 0.75);
        grain = dice.chance(0.5) ? dice.between(0, 0.12) : 0;
        ramp = table(palette.ramp(dice, 2 + dice.below(3)));
        second = palette.colour(dice);
        lettering = new Lettering(dice);
    }

    /**
     * A surface of which everything is said.
     *
     * @param feature pixels of one feature
     * @param angle radians
     * @param ramp colours from tone 0 to 1, each of three samples
     * @param ink colour of the lettering
     */
    Texture(
            Family family,
            int seed,
            double feature,
            double angle,
            List<float[]> ramp,
            float[] ink,
            Lettering lettering) {
        this.family = family;
        this.seed = seed;
        scale = 1 / feature;
        cos = StrictMath.cos(angle);
        sin = StrictMath.sin(angle);
        roughness = 0.55;
        grain = 0.05;
        this.ramp = table(ramp);
        second = ink;
        this.lettering = lettering;
    }

    private static float[] table(List<float[]> colours) {
        float[] table = new float[RAMP * 3];
        for (int i = 0; i < RAMP; i++) {
            double at = (double) i / (RAMP - 1) * (colours.size() - 1);
            int k = Math.min(colours.size() - 2, (int) at);
            for (int c = 0; c < 3; c++) {
                table[3 * i + c] =
                        (float) Pattern.mix(colours.get(k)[c], colours.get(k + 1)[c], at - k);
            }
        }
        return table;
    }

    /** Writes the colour at a place and time (in frames) into {@code rgb}. */
    void shade(double x, double y, double blur, double time, float[] rgb) {
        double u = (x * cos + y * sin) * scale;
        double v = (-x * sin + y * cos) * scale;
        double b = blur * scale;
        double tone = family.tone(this, u, v, b, time);
        if (grain > 0) {
            tone += grain * fadeGrain(blur) * (Pattern.value(x * 0.7, y * 0.7, seed + 99) - 0.5);
        }
        double at = Math.min(1, Math.max(0, tone)) * (RAMP - 1);
        int k = Math.min(RAMP - 2, (int) at);
        for (int c = 0; c < 3; c++) {
            rgb[c] = (float) Pattern.mix(ramp[3 * k + c], ramp[3 * k + 3 + c], at - k);
        }
        if (family == Family.LETTERING) {
            double ink = lettering.ink(u * 6, v * 6, Math.max(0.15, b * 6));
            for (int c = 0; c < 3; c++) {
                rgb[c] = (float) Pattern.mix(rgb[c], second[c], ink);
            }
        }
    }

    private static double fadeGrain(double blur) {
        return Pattern.fade(0.35 * (blur - 1));
    }

    int seed() {
        return seed;
    }

    double roughness() {
        return roughness;
    }
}
