package org.interweave.train;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.interweave.bundle.ClipTokenizer;
import org.interweave.bundle.ClipVocabulary;
import org.interweave.bundle.TokenizerFiles;
import org.interweave.degrade.Degradation;
import org.interweave.degrade.Dice;
import org.interweave.degrade.Level;
import org.interweave.diffusion.BetaSchedule;
import org.interweave.diffusion.NoiseSchedule;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.network.TextConfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains by a recipe; started again, it goes on from the last snapshot and computes the same bits.
 *
 * <p>Everything random follows from the seed and the number of the update. A file {@code stop} in
 * the run's folder ends the training after a snapshot.
 */
public final class Train {
    private static final String OUT = "unet.conv_out.";
    static final long SEED = 20261121;
    private static final int HELD_OUT = 24;
    private static final double OUTPUT = 0.3;
    private static final int STILLS = 200;
    private static final int SNAPSHOT_EVERY = 100;
    private static final int POSITIONS = 77;

    private final Path run;
    private final ClipStore store;
    private final TrainingState state;
    private final Objective objective;
    private final Validation validation;
    private final float[] beyond;
    private final TrainingLog log;

    Train(
            Path run,
            ClipStore store,
            TrainingState state,
            Objective objective,
            Validation validation,
            float[] beyond,
            TrainingLog log) {
        this.run = run;
        this.store = store;
        this.state = state;
        this.objective = objective;
        this.validation = validation;
        this.beyond = beyond;
        this.log = log;
    }

    /**
     * Trains.
     *
     * @param arguments the folder of clips, the folder of the run, the recipe
     */
    public static void main(String[] arguments) throws IOException {
        ClipStore store = new ClipStore(Path.of(arguments[0]));
        Path run = Path.of(arguments[1]);
        Files.createDirectories(run);
        List<Stage> recipe = Stage.read(Path.of(arguments[2]));
        try (ClipTokenizer tokenizer = tokenizer(run)) {
            Start.Knowledge knowledge = knowledge(store);
            Weights weights = Start.weights(text(run), knowledge, schedules().latents(), SEED);
            TrainingState state = TrainingState.of(weights);
            Objective objective =
                    new Objective(weights, text(run), tokenizer, schedules(), knowledge.basis());
            TrainingLog log = new TrainingLog(run.resolve("log.csv"));
            Validation validation = Validation.of(objective, Library.last(store, HELD_OUT));
            new Train(run, store, state, objective, validation, knowledge.beyond(), log)
                    .all(recipe);
        }
    }

    /** Of the first pictures of the first clips. */
    static PatchBasis basis(ClipStore store) throws IOException {
        return PatchBasis.of(Library.stills(store, STILLS), Small.LATENT_CHANNELS);
    }

    /** Of the first pictures of the first clips and of what became of them. */
    static Start.Knowledge knowledge(ClipStore store) throws IOException {
        PatchBasis basis = basis(store);
        List<Picture> pictures = new ArrayList<>();
        List<Picture> low = new ArrayList<>();
        Size size = Degradation.reduced(PrepareFootage.SIZE);
        for (Level level : Level.values()) {
            pictures.addAll(Library.stills(store, STILLS));
            for (int i = 0; i < STILLS; i++) {
                low.add(store.frames(PrepareLowRes.name(i, level, 0), size).getFirst());
            }
        }
        return new Start.Knowledge(basis, basis.beyond(pictures, low));
    }

    /** As the authors run them. */
    static Objective.Schedules schedules() {
        return new Objective.Schedules(
                NoiseSchedule.of(BetaSchedule.LINEAR, 1000, 0.0001, 0.02),
                NoiseSchedule.of(BetaSchedule.SCALED_LINEAR, 1000, 0.0001, 0.02));
    }

    static ClipVocabulary vocabulary(Path run) throws IOException {
        Path folder = run.resolve("vocabulary");
        Vocabulary.write(folder);
        return ClipVocabulary.read(folder);
    }

    /** The text encoder's sizes. */
    static TextConfig text(Path run) throws IOException {
        return Small.text(vocabulary(run).size());
    }

    /** To be closed by the caller. */
    static ClipTokenizer tokenizer(Path run) throws IOException {
        ClipVocabulary vocabulary = vocabulary(run);
        TokenizerFiles files = vocabulary.files(POSITIONS);
        Path file = run.resolve(files.file());
        vocabulary.writeTo(file);
        return ClipTokenizer.open(file, files);
    }

    static Path snapshot(Path run) {
        return run.resolve("resume.safetensors");
    }

    private void all(List<Stage> recipe) throws IOException {
        Snapshot at =
                Files.exists(snapshot(run))
                        ? Snapshot.read(snapshot(run), state)
                        : new Snapshot(0, 0, 0);
        while (at.stage() < recipe.size() && !Files.exists(run.resolve("stop"))) {
            at = stage(recipe.get(at.stage()), at);
        }
    }

    private Snapshot stage(Stage stage, Snapshot from) throws IOException {
        Library library = Library.read(store, stage.clips());
        if (from.update() == 0) {
            state.startStage();
        }
        state.weights().require(stage.kind()::trains, state.gradient());
        Tensor shares = shares(stage);
        Snapshot at = from;
        while (at.update() < stage.updates()) {
            update(library, stage, shares, at);
            at = new Snapshot(at.stage(), at.update() + 1, at.total() + 1);
            boolean over = at.update() == stage.updates();
            if (over) {
                at = new Snapshot(at.stage() + 1, 0, at.total());
            }
            if (over || at.update() % SNAPSHOT_EVERY == 0) {
                at.write(snapshot(run), state);
                validation.run(state, at, run.resolve("validation.csv"));
                if (over || Files.exists(run.resolve("stop"))) {
                    return at;
                }
            }
        }
        return at;
    }

    /** What the last layer says moves pixels as far as bicubic may be off, so it learns so. */
    Tensor shares(Stage stage) {
        Tensor row = state.weights().row(stage::share);
        if (stage.share(OUT + "weight") > 0) {
            for (String part : List.of("weight", "bias")) {
                Tensor layer = state.weights().part(row, OUT + part);
                for (int k = 0; k < beyond.length; k++) {
                    layer.select(0, k).mul_(new Scalar(OUTPUT * beyond[k]));
                }
            }
        }
        return row;
    }

    /** One update. */
    void update(Library library, Stage stage, Tensor shares, Snapshot at) throws IOException {
        try (PointerScope _ = new PointerScope()) {
            Dice dice = new Dice(SEED + 1_000_003L * at.total());
            Batch batch = Batch.draw(library, stage, dice);
            state.gradient().zero_();
            Objective.Loss loss =
                    stage.kind() == Stage.Kind.VAE
                            ? decoding(batch, dice)
                            : objective.denoising(batch, dice);
            loss.whole().backward();
            double value = loss.whole().item_float();
            double length = state.update(shares, stage.rate(at.update()), at.update(), at.total());
            if (!Double.isFinite(value) || !Double.isFinite(length)) {
                throw new IllegalStateException("the loss is not a number, " + at);
            }
            log.add(at, stage, new TrainingLog.Values(value, loss.atLast(), length));
        }
    }

    private Objective.Loss decoding(Batch batch, Dice dice) {
        Tensor loss = objective.decoding(batch, dice);
        return new Objective.Loss(loss, loss.item_float());
    }
}
