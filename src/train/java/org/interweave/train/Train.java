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

    /** Clips that are never learnt from. */
    static final int HELD_OUT = 24;

    private static final double OUTPUT = 0.3;
    private static final int STILLS = 200;
    private static final int SNAPSHOT_EVERY = 100;
    private static final int POSITIONS = 77;

    private final Path run;
    private final ClipStore store;
    private final Subject subject;
    private final TrainingState state;
    private final Objective objective;
    private final Validation validation;
    private final TrainingLog log;

    /**
     * What is trained.
     *
     * @param objective over the state's weights
     * @param beyond how far each latent channel lies from the bicubic picture's
     * @param seed of everything random
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers on their way, compared by nobody
    record Subject(TrainingState state, Objective objective, float[] beyond, long seed) {
        /** Before any update. */
        static Subject start(
                Architecture architecture, ClipStore store, long seed, ClipTokenizer tokenizer)
                throws IOException {
            Start.Knowledge known = knowledge(store);
            Weights weights = Start.weights(architecture, known, schedules().latents(), seed);
            return new Subject(
                    TrainingState.of(weights),
                    new Objective(weights, architecture, tokenizer, schedules(), known.basis()),
                    known.beyond(),
                    seed);
        }
    }

    Train(Path run, ClipStore store, Subject subject, Validation validation) throws IOException {
        this.run = run;
        this.store = store;
        this.subject = subject;
        this.state = subject.state;
        this.objective = subject.objective;
        this.validation = validation;
        this.log = new TrainingLog(run.resolve("log.csv"));
    }

    /**
     * Trains.
     *
     * @param arguments the folder of clips, the folder of the run, the recipe
     */
    public static void main(String[] arguments) throws IOException {
        Path run = Path.of(arguments[1]);
        Files.createDirectories(run);
        try (ClipTokenizer tokenizer = tokenizer(run)) {
            ClipStore store = new ClipStore(Path.of(arguments[0]));
            Subject subject = Subject.start(small(run), store, SEED, tokenizer);
            Library heldOut = Library.last(store, HELD_OUT);
            Validation validation = Validation.of(subject.objective, heldOut, Validation.WINDOWS);
            new Train(run, store, subject, validation).all(Stage.read(Path.of(arguments[2])));
        }
    }

    /** Of the first pictures of the first clips. */
    static PatchBasis basis(ClipStore store) throws IOException {
        return PatchBasis.of(Library.stills(store, STILLS), Architecture.LATENT_CHANNELS);
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

    /** The bundle's sizes. */
    static Architecture small(Path run) throws IOException {
        return Architecture.small(vocabulary(run).size());
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

    /** Every stage of a recipe that is not yet done, or until it is told to stop. */
    void all(List<Stage> recipe) throws IOException {
        Snapshot at =
                Files.exists(snapshot(run))
                        ? Snapshot.read(snapshot(run), state)
                        : new Snapshot(0, 0, 0);
        while (at.stage() < recipe.size() && !Files.exists(run.resolve("stop"))) {
            at = stage(recipe.get(at.stage()), at);
        }
    }

    private Snapshot stage(Stage stage, Snapshot from) throws IOException {
        if (from.update() >= stage.updates()) {
            return new Snapshot(from.stage() + 1, 0, from.total());
        }
        Library library = Library.read(store, stage.clips());
        if (from.update() == 0) {
            state.startStage();
        }
        state.weights().require(stage.kind()::trains, state.gradient());
        Tensor shares = shares(stage);
        Snapshot at = from;
        while (true) {
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
    }

    /** What the last layer says moves pixels as far as bicubic may be off, so it learns so. */
    Tensor shares(Stage stage) {
        Tensor row = state.weights().row(stage::share);
        if (stage.share(OUT + "weight") > 0) {
            for (String part : List.of("weight", "bias")) {
                Tensor layer = state.weights().part(row, OUT + part);
                for (int k = 0; k < subject.beyond.length; k++) {
                    layer.select(0, k).mul_(new Scalar(OUTPUT * subject.beyond[k]));
                }
            }
        }
        return row;
    }

    /** One update. */
    void update(Library library, Stage stage, Tensor shares, Snapshot at) throws IOException {
        try (PointerScope _ = new PointerScope()) {
            Dice dice = new Dice(subject.seed + 1_000_003L * at.total());
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
