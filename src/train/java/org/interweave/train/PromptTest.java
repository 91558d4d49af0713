package org.interweave.train;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.interweave.bundle.ClipTokenizer;
import org.interweave.degrade.Degradation;
import org.interweave.degrade.Dice;
import org.interweave.degrade.Level;
import org.interweave.diffusion.Prompt;
import org.interweave.frame.Picture;
import org.interweave.train.footage.Footage;
import org.interweave.train.footage.Look;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether words help: clips that were never learnt from, half of them through a soft lens, without
 * colour or in a raster, restored in one step with their own caption, another clip's, none, and
 * with words that were never learnt, which should change nothing.
 */
public final class PromptTest {
    private static final int CLIPS = 32;
    private static final int FIRST = 1_000_000;

    private static final List<Look> LOOKS =
            List.of(
                    Look.SHARP,
                    Look.SOFT,
                    Look.SHARP,
                    Look.SCAN_LINES,
                    Look.SHARP,
                    Look.MONOCHROME,
                    Look.SHARP,
                    Look.MOSAIC);

    /** Their words are not among those of captions, nor of {@link UnknownWords}. */
    private static final List<String> STRANGE =
            List.of(
                    "penguins waddle toward icebergs",
                    "a bearded sculptor chisels limestone",
                    "Hochzeit in Kassel, Braut und Trauzeugen",
                    "veterans salute during commemorations");

    private PromptTest() {}

    /**
     * Prints the mean gain in decibels of the true caption and Student's t of the pairs.
     *
     * @param arguments the run's folder and that of the training clips
     */
    public static void main(String[] arguments) throws IOException {
        Path run = Path.of(arguments[0]);
        try (ClipTokenizer tokenizer = Train.tokenizer(run)) {
            Weights weights = Weights.of(Train.small(run).shapes());
            TrainingState state = TrainingState.of(weights);
            Snapshot at = Snapshot.read(Train.snapshot(run), state);
            weights.copyFrom(state.average());
            PatchBasis basis = Train.basis(new ClipStore(Path.of(arguments[1])));
            Objective objective =
                    new Objective(weights, Train.small(run), tokenizer, Train.schedules(), basis);
            System.out.println("after " + at);
            measure(objective);
        }
    }

    private static void measure(Objective objective) {
        List<Footage.Clip> clips = new ArrayList<>();
        for (int i = 0; i < CLIPS; i++) {
            long seed = PrepareFootage.seed(FIRST + i);
            Footage.Clip shot = Footage.shot(seed, PrepareFootage.FRAMES, PrepareFootage.SIZE);
            Look look = LOOKS.get(i % LOOKS.size());
            clips.add(look.take(shot, seed));
        }
        List<Integer> others = shuffled();
        List<Double> overOther = new ArrayList<>();
        List<Double> overNone = new ArrayList<>();
        List<Double> ofStrange = new ArrayList<>();
        for (int i = 0; i < CLIPS; i++) {
            String own = clips.get(i).caption();
            String other = clips.get(others.get(i)).caption();
            String strange = STRANGE.get(i / 2 % STRANGE.size());
            List<String> captions = List.of(own, other, "", strange);
            List<Double> gains = gains(objective, clips.get(i).frames(), i, captions);
            overOther.add(gains.get(0) - gains.get(1));
            overNone.add(gains.get(0) - gains.get(2));
            ofStrange.add(gains.get(3) - gains.get(2));
        }
        print("own caption against another clip's", overOther);
        print("own caption against the usual words only", overNone);
        for (Look look : Look.values()) {
            print("own caption against another's, " + look.words, of(look, overOther));
            print("own caption against the usual words, " + look.words, of(look, overNone));
            print("unknown words against the usual words, " + look.words, of(look, ofStrange));
        }
    }

    private static List<Double> of(Look look, List<Double> differences) {
        return IntStream.range(0, CLIPS)
                .filter(i -> LOOKS.get(i % LOOKS.size()) == look)
                .mapToObj(differences::get)
                .toList();
    }

    /** Every clip's number once, none in its own place. */
    private static List<Integer> shuffled() {
        Dice dice = new Dice(1);
        List<Integer> order = IntStream.range(0, CLIPS).boxed().collect(Collectors.toList());
        for (int i = CLIPS - 1; i > 0; i--) {
            Collections.swap(order, i, dice.below(i));
        }
        return order;
    }

    /** For each caption the mean gain under simple and complex damage. */
    private static List<Double> gains(
            Objective objective, List<Picture> frames, int seed, List<String> captions) {
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            List<Double> gains = new ArrayList<>();
            for (String caption : captions) {
                double sum = 0;
                for (Level level : Level.values()) {
                    long damage = PrepareFootage.seed(seed);
                    List<Picture> low = Degradation.apply(level, damage, frames);
                    Batch batch =
                            new Batch(
                                    Batch.video(frames),
                                    Batch.video(low),
                                    List.of(Prompt.AUTHORS.saying(caption).positive()),
                                    List.of(false));
                    sum += objective.gain(batch, 0, seed).pixels();
                }
                gains.add(sum / Level.values().length);
            }
            return gains;
        }
    }

    private static void print(String what, List<Double> differences) {
        int n = differences.size();
        double mean = differences.stream().mapToDouble(d -> d).average().orElse(0);
        double squares = differences.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
        double t = mean / Math.sqrt(squares / (n - 1.0) / n);
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "%s: %+.4f dB, t = %.2f with %d degrees of freedom, z = %.2f",
                        what,
                        mean,
                        t,
                        n - 1,
                        signedRanks(differences)));
    }

    /**
     * Wilcoxon's signed-rank test for pairs whose differences are far from normal, as these are: a
     * few looks gain decibels, the other clips hundredths. The normal approximation of its sum;
     * beyond 2.58 p is below 0.01.
     */
    private static double signedRanks(List<Double> differences) {
        List<Double> byRank =
                differences.stream()
                        .filter(d -> d != 0)
                        .sorted(Comparator.comparingDouble(Math::abs))
                        .toList();
        double n = byRank.size();
        double positive = 0;
        for (int i = 0; i < n; i++) {
            positive += byRank.get(i) > 0 ? i + 1 : 0;
        }
        return (positive - n * (n + 1) / 4) / Math.sqrt(n * (n + 1) * (2 * n + 1) / 24);
    }
}
