package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.frame.FrameRange;
import org.interweave.metrics.BlindTest;
import org.interweave.project.BlindResult;
import org.interweave.project.Clip;
import org.interweave.project.Edits;
import org.interweave.render.Problem;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

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
    private final Versions versions;
    private final Consumer<? super Problem> tell;
    private final LongSupplier seeds;
    private final InstantSource clock;

    /**
     * Something that can be compared.
     *
     * @param take the way in which it was restored, if it was: the same for as long as the test
     *     lasts, whatever else is restored meanwhile
     */
    public record Candidate(String name, Layer layer, Optional<Take> take) {}

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
     * @param frames of the clip, of which there are pictures of both: a missing one would tell
     * @param seed of the shuffling
     * @param count answers so far
     * @param side what is looked at
     */
    public record Trial(
            BlindResult.Kind kind,
            Candidate one,
            Candidate other,
            FrameRange frames,
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
            return new Trial(kind, one, other, frames, seed, count, wanted);
        }

        Trial answered(boolean sideA) {
            Side first = kind == BlindResult.Kind.ABX ? Side.X : Side.A;
            return new Trial(kind, one, other, frames, seed, count.answered(hit(sideA)), first);
        }

        private List<Take> takes() {
            return BlindTrials.takes(one, other);
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
    BlindTrials(
            Session session,
            Versions versions,
            Consumer<? super Problem> tell,
            LongSupplier seeds,
            InstantSource clock) {
        this.session = session;
        this.versions = versions;
        this.tell = tell;
        this.seeds = seeds;
        this.clock = clock;
        session.clip().addListener((_, before, now) -> endIfAnother(before, now));
        session.playback().addListener((_, _, _) -> stayInside());
        versions.changes().addListener((_, _, _) -> endIfGone());
    }

    private static List<Take> takes(Candidate one, Candidate other) {
        return Stream.of(one, other).map(Candidate::take).flatMap(Optional::stream).toList();
    }

    private void stayInside() {
        trial.get()
                .map(Trial::frames)
                .filter(f -> !f.contains(session.frame()))
                .ifPresent(f -> session.seek(Math.clamp(session.frame(), f.start(), f.end() - 1)));
    }

    /** Pictures that were compared may have made room for newer ones. */
    private void endIfGone() {
        Optional<Trial> now = trial.get();
        boolean there =
                now.isEmpty()
                        || shared(now.get().frames.start(), now.get().takes())
                                .filter(f -> f.end() >= now.get().frames.end())
                                .isPresent();
        if (!there) {
            end();
            tell.accept(
                    new Problem(
                            Problem.Kind.SETTING,
                            "the blind test has ended: pictures that it compared are not at hand"
                                    + " any more",
                            "preview both versions again, or give the studio more memory for"
                                    + " pictures in the preferences"));
        }
    }

    private Optional<FrameRange> shared(int frame, List<Take> takes) {
        return session.clip().get().flatMap(c -> versions.shared(c, frame, takes));
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

    /**
     * Begins a test, in the frames around the playhead of which there are pictures of both: they
     * are repeated, and the playhead does not leave them before the end.
     */
    public void begin(BlindResult.Kind kind, Candidate one, Candidate other) {
        shared(session.frame(), takes(one, other))
                .ifPresentOrElse(
                        frames -> begin(kind, one, other, frames),
                        () ->
                                tell.accept(
                                        new Problem(
                                                Problem.Kind.SETTING,
                                                "no picture of both versions is at hand here",
                                                "go to a frame that was restored in both ways, or"
                                                        + " preview it (P)")));
    }

    private void begin(BlindResult.Kind kind, Candidate one, Candidate other, FrameRange frames) {
        Side side = kind == BlindResult.Kind.ABX ? Side.X : Side.A;
        session.play(p -> p.looping(frames));
        trial.set(
                Optional.of(
                        new Trial(
                                kind,
                                one,
                                other,
                                frames,
                                seeds.getAsLong(),
                                new BlindTest(0, 0),
                                side)));
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
        last.ifPresent(_ -> session.play(Playback::unlooped));
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
