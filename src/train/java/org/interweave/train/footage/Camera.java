package org.interweave.train.footage;

import org.interweave.degrade.Dice;

import java.util.List;

/**
 * A camera that drifts, zooms, rolls and shakes.
 *
 * @param speedX pixels a frame at {@code near} 1; {@code speedY} likewise
 * @param zoom share by which the picture grows a frame
 * @param roll radians a frame
 * @param shake pixels of unsteadiness
 */
record Camera(double speedX, double speedY, double zoom, double roll, double shake, int seed) {
    /** Everything that {@link #words} may say. */
    static final List<String> PHRASES =
            List.of("zooming in", "zooming out", "moving right", "moving left", "shaking", "still");

    /** Where the camera looks. */
    record View(double x, double y, double zoom, double roll) {}

    View at(double time) {
        double jx = shake * (Pattern.value(time * 0.45, 1, seed) - 0.5);
        double jy = shake * (Pattern.value(time * 0.45, 9, seed) - 0.5);
        return new View(speedX * time + jx, speedY * time + jy, Math.exp(zoom * time), roll * time);
    }

    /** A camera of one of the kinds people use. */
    static Camera random(Dice dice) {
        int seed = dice.below(1 << 20);
        double shake = dice.chance(0.4) ? dice.scaleBetween(0.5, 8) : 0;
        return switch (dice.below(5)) {
            case 0 -> new Camera(0, 0, 0, 0, shake, seed);
            case 1 -> new Camera(0, 0, dice.between(0.003, 0.02) * sign(dice), 0, shake, seed);
            case 2 ->
                    new Camera(dice.normal(), dice.normal(), 0, 0.01 * dice.normal(), shake, seed);
            default ->
                    new Camera(
                            dice.scaleBetween(0.5, 7) * sign(dice),
                            0.5 * dice.normal(),
                            0,
                            0,
                            shake,
                            seed);
        };
    }

    private static int sign(Dice dice) {
        return dice.chance(0.5) ? 1 : -1;
    }

    /** For the caption. */
    String words() {
        if (zoom != 0) {
            return zoom > 0 ? "zooming in" : "zooming out";
        }
        if (Math.abs(speedX) > 0.8) {
            return "moving " + (speedX > 0 ? "right" : "left");
        }
        return shake > 2 ? "shaking" : "still";
    }
}
