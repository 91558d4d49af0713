package org.interweave.train;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.interweave.degrade.Dice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Measures the averaged weights on windows that are never learnt from.
 *
 * @param objective over the weights that are trained
 * @param simple windows
 * @param complex windows
 */
record Validation(Objective objective, Batch simple, Batch complex) {
    /** Of each level in a training. */
    static final int WINDOWS = 8;

    private static final int LEVEL = 5;

    static Validation of(Objective objective, Library library, int count) {
        Library told = library.asTheyAre(); // the usual prompt says nothing of other looks
        return new Validation(objective, windows(told, count, 1), windows(told, count, 0));
    }

    private static Batch windows(Library library, int count, double simple) {
        int clips = library.clips().size();
        Stage stage = new Stage(Stage.Kind.ALL, 1, clips, count, 8, 32, simple, 0, 0);
        return Batch.draw(library, stage, new Dice(1)).telling();
    }

    /** Of the averaged weights. */
    record Gains(Objective.Gain simple, Objective.Gain complex) {}

    /** Measures the averaged weights; those that are trained stay as they are. */
    Gains gains(TrainingState state) {
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor trained = state.weights().all().clone();
            state.weights().copyFrom(state.average());
            Gains gains =
                    new Gains(objective.gain(simple, LEVEL, 3), objective.gain(complex, LEVEL, 3));
            state.weights().copyFrom(trained);
            return gains;
        }
    }

    /** Adds a line to a file. */
    void run(TrainingState state, Snapshot at, Path file) throws IOException {
        Gains gains = gains(state);
        if (!Files.exists(file)) {
            Files.writeString(
                    file,
                    "total,simple_gain_db,complex_gain_db,simple_change_db,complex_change_db\n");
        }
        String line =
                String.format(
                        Locale.ROOT,
                        "%d,%.3f,%.3f,%.3f,%.3f\n",
                        at.total(),
                        gains.simple.pixels(),
                        gains.complex.pixels(),
                        gains.simple.change(),
                        gains.complex.change());
        Files.writeString(file, line, StandardOpenOption.APPEND);
    }
}
