package org.interweave.degrade;

import java.util.List;
import java.util.SplittableRandom;

/** Seeded choices, the same on every machine. */
public final class Dice {
    private final SplittableRandom random;

    /** The choices that follow from a seed. */
    public Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Evenly in {@code [low, high)}. */
    public double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** As often in each octave of {@code [low, high)}. */
    public double scaleBetween(double low, double high) {
        return low * StrictMath.pow(high / low, random.nextDouble());
    }

    /** Standard normal (Box and Muller). */
    public double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    /** A whole number in {@code [0, count)}. */
    public int below(int count) {
        return random.nextInt(count);
    }

    /** Whether something of this probability happens. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** One of the choices, each as likely. */
    public <E> E of(List<E> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A seed for further choices. */
    public long seed() {
        return random.nextLong();
    }
}
