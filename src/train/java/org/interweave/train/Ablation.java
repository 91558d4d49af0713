package org.interweave.train;

import org.interweave.bundle.ClipTokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What progressive learning and the layers along time are worth, on the smallest architecture: the
 * same start, the same number of windows learnt from, another order.
 *
 * <p>Source of the question: DiffVSR, ICCV 2025, section 3.4 and its table of ablations.
 */
public final class Ablation {
    private static final int SEEDS = 3;
    private static final int CLIPS = Library.WHOLE - Train.HELD_OUT;
    private static final int SIDE = 24;
    private static final int WINDOWS = 4;
    private static final int MEASURED = 24;
    private static final double SIMPLE = 0.3;
    private static final int UPDATES = 500;
    private static final Stage PRIOR =
            new Stage(Stage.Kind.PRIOR, 800, CLIPS, 16, 1, SIDE, SIMPLE, 8e-4, 2e-4);

    private Ablation() {}

    /**
     * A way to learn.
     *
     * @param temporal whether there are layers along time
     * @param stages after the image prior, all together {@link #UPDATES} updates
     */
    private record Arm(String name, boolean temporal, List<Stage> stages) {}

    private static List<Arm> arms() {
        return List.of(
                new Arm("direct", true, List.of(all(UPDATES))),
                new Arm("two-stage", true, List.of(temporal(150, SIMPLE), all(UPDATES - 150))),
                new Arm(
                        "progressive",
                        true,
                        List.of(temporal(75, 1), temporal(75, SIMPLE), all(UPDATES - 150))),
                new Arm("direct, no temporal layers", false, List.of(all(UPDATES))));
    }

    private static Stage all(int updates) {
        return new Stage(Stage.Kind.ALL, updates, CLIPS, WINDOWS, 8, SIDE, SIMPLE, 4e-4, 2e-5);
    }

    private static Stage temporal(int updates, double simple) {
        return new Stage(Stage.Kind.TEMPORAL, updates, CLIPS, WINDOWS, 8, SIDE, simple, 5e-4, 3e-4);
    }

    /**
     * Trains every arm with every seed and prints a line for each; goes on where it stopped.
     *
     * @param arguments the folder of clips and one to work in
     */
    public static void main(String[] arguments) throws IOException {
        ClipStore store = new ClipStore(Path.of(arguments[0]));
        Path work = Path.of(arguments[1]);
        System.out.println("arm,seed,simple_db,complex_db,simple_change_db,complex_change_db");
        for (int seed = 1; seed <= SEEDS; seed++) {
            for (Arm arm : arms()) {
                System.out.println(line(arm, seed, trained(store, work, arm, seed)));
            }
        }
    }

    private static Validation.Gains trained(ClipStore store, Path work, Arm arm, int seed)
            throws IOException {
        Path prior = work.resolve("prior-" + seed + "-" + arm.temporal);
        Path run = work.resolve(seed + "-" + arm.name.replaceAll("\\W+", "-"));
        stages(store, prior, arm, seed, List.of(PRIOR));
        Files.createDirectories(run);
        if (!Files.exists(Train.snapshot(run))) {
            Files.copy(
                    Train.snapshot(prior),
                    Train.snapshot(run),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        List<Stage> all = new ArrayList<>(List.of(PRIOR));
        all.addAll(arm.stages);
        return stages(store, run, arm, seed, all);
    }

    private static Validation.Gains stages(
            ClipStore store, Path run, Arm arm, int seed, List<Stage> stages) throws IOException {
        Files.createDirectories(run);
        try (ClipTokenizer tokenizer = Train.tokenizer(run)) {
            Architecture architecture =
                    Architecture.smallest(Train.vocabulary(run).size(), arm.temporal);
            Train.Subject subject = Train.Subject.start(architecture, store, seed, tokenizer);
            Library heldOut = Library.last(store, Train.HELD_OUT);
            Validation few = Validation.of(subject.objective(), heldOut, 1);
            new Train(run, store, subject, few).all(stages);
            return Validation.of(subject.objective(), heldOut, MEASURED).gains(subject.state());
        }
    }

    private static String line(Arm arm, int seed, Validation.Gains gains) {
        return String.format(
                Locale.ROOT,
                "%s,%d,%.3f,%.3f,%.3f,%.3f",
                arm.name.replace(",", ""),
                seed,
                gains.simple().pixels(),
                gains.complex().pixels(),
                gains.simple().change(),
                gains.complex().change());
    }
}
