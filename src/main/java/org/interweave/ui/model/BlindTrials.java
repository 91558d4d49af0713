package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.metrics.BlindTest;
import org.interweave.project.BlindResult;
import org.interweave.project.Clip;
import org.interweave.project.Edits;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A blind comparison of two versions in the viewer: who looks does not know which is which.
 *
 * <p>In A/B the sides are shuffled for every trial. In ABX A and B stay what they are, and X is one
 * of them, drawn anew for every trial.
 */
public final class BlindTrials {
    private final ReadOnlyObjectWrapper<Optional<Trial>> trial =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Session session;
    private final LongSupplier seeds;
    private final InstantSource clock;

    /**
     * Something that can be compared.
     *
     * @param take the way in which it was restored, if it was: the same for as long as the test
     *     lasts, whatever else is restored meanwhile
     */
    public record Candidate(String name, ViewerModel.Layer layer, Optional<Take> take) {}

    /** What is looked at. */
    public enum Side {
        A,
        B,
        X
    }

    /**
     * A trial under way.
     *
     * @param one the version of interest
     * @param other what it is compared with
     * @param seed of the shuffling
     * @param count answers so far
     * @param side what is looked at
     */
    public record Trial(
            BlindResult.Kind kind,
            Candidate one,
            Candidate other,
            long seed,
            BlindTest count,
            Side side) {
        private boolean swapped() {
            return BlindTest.swapped(seed, count.trials());
        }

        /** What is seen. */
        public Candidate seen() {
            return switch (side) {
                case A -> kind == BlindResult.Kind.AB && swapped() ? other : one;
                case B -> kind == BlindResult.Kind.AB && swapped() ? one : other;
                case X -> swapped() ? other : one;
            };
        }

        /** Whether an answer counts: that A is better, or that X is A. */
        boolean hit(boolean sideA) {
            return sideA != swapped();
        }

        Trial at(Side wanted) {
            return new Trial(kind, one, other, seed, count, wanted);
        }

        Trial answered(boolean sideA) {
            Side first = kind == BlindResult.Kind.ABX ? Side.X : Side.A;
            return new Trial(kind, one, other, seed, count.answered(hit(sideA)), first);
        }

        /** The chance of such a count by guessing. */
        public double chance() {
            return kind == BlindResult.Kind.AB ? count.twoSided() : count.oneSided();
        }
    }

    /**
     * @param seeds of the shuffling, another for every test
     * @param clock for the note of when it was
     */
    BlindTrials(Session session, LongSupplier seeds, InstantSource clock) {
        this.session = session;
        this.seeds = seeds;
        this.clock = clock;
        session.clip().addListener((_, before, now) -> endIfAnother(before, now));
    }

    /** Another film is shown: what was answered belongs to no document that is open. */
    private void endIfAnother(Optional<Clip> before, Optional<Clip> now) {
        if (!before.map(c -> c.media().hash()).equals(now.map(c -> c.media().hash()))) {
            trial.set(Optional.empty());
        }
    }

    /** The trial under way, if a test is. */
    public ReadOnlyObjectProperty<Optional<Trial>> trial() {
        return trial.getReadOnlyProperty();
    }

    /** Begins a test. */
    public void begin(BlindResult.Kind kind, Candidate one, Candidate other) {
        Side side = kind == BlindResult.Kind.ABX ? Side.X : Side.A;
        trial.set(
                Optional.of(
                        new Trial(kind, one, other, seeds.getAsLong(), new BlindTest(0, 0), side)));
    }

    /** Looks at a side. */
    public void look(Side side) {
        trial.set(
                trial.get()
                        .map(
                                t ->
                                        side == Side.X && t.kind == BlindResult.Kind.AB
                                                ? t
                                                : t.at(side)));
    }

    /**
     * Answers; the next trial begins.
     *
     * @param sideA that A is better, or that X is A
     */
    public void answer(boolean sideA) {
        trial.set(trial.get().map(t -> t.answered(sideA)));
    }

    /** Ends the test; what was answered is kept in the document. */
    public void end() {
        Optional<Trial> last = trial.get();
        trial.set(Optional.empty());
        last.filter(t -> t.count.trials() > 0)
                .ifPresent(
                        t ->
                                session.apply(
                                        Edits.blindTest(
                                                new BlindResult(
                                                        t.kind,
                                                        t.one.name,
                                                        t.other.name,
                                                        t.count.trials(),
                                                        t.count.hits(),
                                                        clock.instant().toString()))));
    }

    /** A result in words, with the chance of it by guessing. */
    public static String words(BlindResult test) {
        String asked =
                switch (test.kind()) {
                    case AB -> "%s preferred to %s in %d of %d";
                    case ABX -> "%s told from %s in %d of %d";
                };
        return asked.formatted(test.one(), test.other(), test.hits(), test.trials())
                + String.format(Locale.ROOT, ", p = %.3g", chance(test));
    }

    /** The chance of a result by guessing. */
    public static double chance(BlindResult result) {
        BlindTest count = new BlindTest(result.trials(), result.hits());
        return result.kind() == BlindResult.Kind.AB ? count.twoSided() : count.oneSided();
    }
}
