package org.interweave.train.footage;

import java.util.List;
import java.util.SplittableRandom;

/** Seeded choices. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Evenly in {@code [low, high)}. */
    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** As often in each octave of {@code [low, high)}. */
    double scaleBetween(double low, double high) {
        return low * StrictMath.pow(high / low, random.nextDouble());
    }

    /** Standard normal (Box and Muller). */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    /** A whole number in {@code [0, count)}. */
    int below(int count) {
        return random.nextInt(count);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <E> E of(List<E> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    long seed() {
        return random.nextLong();
    }
}
