package org.interweave.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.interweave.bundle.ClipTokenizer;
import org.interweave.degrade.Degradation;
import org.interweave.degrade.Dice;
import org.interweave.degrade.Level;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.network.VaeDecoder;
import org.interweave.network.VaeEncoder;
import org.interweave.train.footage.Footage;
import org.interweave.train.footage.Look;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class TrainTest {
    private static final Size SIZE = PrepareFootage.SIZE;

    @TempDir private static Path folder;
    private static List<Picture> pictures = List.of();
    private static List<Picture> low = List.of();

    @BeforeAll
    static void makeTwoShots() {
        pictures = new ArrayList<>();
        low = new ArrayList<>();
        for (long seed = 1; seed < 3; seed++) {
            List<Picture> shot = Footage.shot(seed, PrepareFootage.FRAMES, SIZE).frames();
            pictures.addAll(shot);
            low.addAll(Degradation.apply(Level.SIMPLE, seed, shot));
        }
    }

    private static Start.Knowledge knowledge() {
        PatchBasis basis = PatchBasis.of(pictures, Architecture.LATENT_CHANNELS);
        return new Start.Knowledge(basis, basis.beyond(pictures, low));
    }

    private static Weights weights() throws IOException {
        return Start.weights(
                Train.small(folder), knowledge(), Train.schedules().latents(), Train.SEED);
    }

    private static Objective objective(Weights weights, ClipTokenizer tokenizer)
            throws IOException {
        return new Objective(
                weights, Train.small(folder), tokenizer, Train.schedules(), knowledge().basis());
    }

    @Test
    void theVaeStartsAsALinearOneThatKeepsMostOfAPicture() throws IOException {
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard();
                ClipTokenizer tokenizer = Train.tokenizer(folder)) {
            Weights weights = weights();
            Tensor video = Batch.video(pictures.subList(0, 2));
            TorchOps ops = new TorchOps(weights, "vae.");
            Tensor latents = objective(weights, tokenizer).latents(video);
            Tensor moments = new VaeEncoder<>(Train.small(folder).vae(), ops).apply(video);
            Tensor means = moments.narrow(1, 0, Architecture.LATENT_CHANNELS);
            assertEquals(0, largest(means.sub(latents)), 1e-4);
            Tensor back = new VaeDecoder<>(Train.small(folder).vae(), ops).apply(latents);
            double error = back.sub(video).square().mean().item_float() / 4;
            assertTrue(-10 * Math.log10(error) > 28, "only " + -10 * Math.log10(error) + " dB");
        }
    }

    @Test
    void oneStepStartsAsTheBicubicPicture() throws IOException {
        try (PointerScope _ = new PointerScope();
                ClipTokenizer tokenizer = Train.tokenizer(folder)) {
            Objective objective = objective(weights(), tokenizer);
            Batch batch =
                    new Batch(
                            Batch.video(pictures.subList(0, 4)),
                            Batch.video(low.subList(0, 4)),
                            List.of("grass"),
                            List.of(false));
            assertEquals(0, objective.gain(batch, 5, 5).pixels(), 0.3);
        }
    }

    @Test
    void aTrainingTakenUpFromItsSnapshotComputesTheSameBits() throws IOException {
        try (ClipTokenizer tokenizer = Train.tokenizer(folder)) {
            Stage stage = new Stage(Stage.Kind.ALL, 4, 2, 2, 2, 8, 0.5, 1e-3, 1e-4);
            Path file = folder.resolve("snapshot");
            TrainingState through = TrainingState.of(weights());
            float[] before = numbers(through.weights().all());
            Train one = train(through, tokenizer);
            Snapshot half = updates(one, stage, through, new Snapshot(0, 0, 0), 2);
            half.write(file, through);
            updates(one, stage, through, half, 2);
            TrainingState again = TrainingState.of(weights());
            Snapshot read = Snapshot.read(file, again);
            assertEquals(half, read);
            updates(train(again, tokenizer), stage, again, read, 2);
            assertArrayEquals(numbers(through.weights().all()), numbers(again.weights().all()), 0f);
            assertArrayEquals(numbers(through.average()), numbers(again.average()), 0f);
            assertFalse(Arrays.equals(before, numbers(again.weights().all())));
        }
    }

    private static Train train(TrainingState state, ClipTokenizer tokenizer) throws IOException {
        Objective objective = objective(state.weights(), tokenizer);
        return new Train(
                folder,
                new ClipStore(folder),
                new Train.Subject(state, objective, knowledge().beyond(), Train.SEED),
                Validation.of(objective, library(), 1));
    }

    private static Snapshot updates(
            Train train, Stage stage, TrainingState state, Snapshot from, int count)
            throws IOException {
        state.weights().require(stage.kind()::trains, state.gradient());
        Snapshot at = from;
        for (int i = 0; i < count; i++) {
            train.update(library(), stage, train.shares(stage), at);
            at = new Snapshot(0, at.update() + 1, at.total() + 1);
        }
        return at;
    }

    @Test
    void rastersStayAlignedAndAreAlwaysToldOf() {
        List<Library.Clip> clips = new ArrayList<>();
        for (Library.Clip clip : library().clips()) {
            clips.add(new Library.Clip(List.of(mosaic(clip.takes().getFirst()))));
        }
        Stage stage = new Stage(Stage.Kind.TEXT, 1, 2, 64, 1, 8, 0.5, 1e-3, 1e-4);
        try (PointerScope _ = new PointerScope()) {
            Batch batch = Batch.draw(new Library(clips), stage, new Dice(5));
            Tensor rows = batch.pictures();
            Tensor inner = rows.narrow(4, 1, 3).sub(rows.narrow(4, 0, 3));
            assertEquals(0, largest(inner), 0, "a square has one colour");
            for (int i = 0; i < batch.prompts().size(); i++) {
                boolean told = batch.prompts().get(i).contains(Look.MOSAIC.words);
                assertEquals(batch.worse().get(i), !told, batch.prompts().get(i));
            }
        }
    }

    private static Library.Take mosaic(Library.Take take) {
        List<Picture> frames = pictures.subList(0, 8);
        Footage.Clip shot = new Footage.Clip(frames, take.caption());
        Footage.Clip other = Look.MOSAIC.take(shot, 1);
        return new Library.Take(
                Look.MOSAIC, other.caption(), bytes(other.frames()), take.simple(), take.complex());
    }

    private static Library library() {
        List<Library.Clip> clips = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            byte[] reduced = bytes(low.subList(8 * i, 8 * i + 8));
            byte[] frames = bytes(pictures.subList(8 * i, 8 * i + 8));
            clips.add(
                    new Library.Clip(
                            List.of(
                                    new Library.Take(
                                            Look.SHARP,
                                            "grass, dark, still",
                                            frames,
                                            reduced,
                                            List.of(reduced)))));
        }
        return new Library(clips);
    }

    private static byte[] bytes(List<Picture> frames) {
        int one = 3 * frames.getFirst().size().pixels();
        byte[] bytes = new byte[one * frames.size()];
        float[] samples = new float[one];
        for (int f = 0; f < frames.size(); f++) {
            frames.get(f).copyTo(samples, 0);
            for (int i = 0; i < one; i++) {
                bytes[f * one + i] = (byte) Math.round(255 * samples[i]);
            }
        }
        return bytes;
    }

    private static float[] numbers(Tensor row) {
        FloatBuffer buffer = row.createBuffer();
        float[] numbers = new float[buffer.remaining()];
        buffer.get(numbers);
        return numbers;
    }

    private static double largest(Tensor tensor) {
        return tensor.abs().max().item_float();
    }

    @Test
    void aStageThatWasShortenedToWhatIsDoneIsOver() throws IOException {
        try (ClipTokenizer tokenizer = Train.tokenizer(folder)) {
            TrainingState state = TrainingState.of(weights());
            new Snapshot(0, 4, 4).write(Train.snapshot(folder), state);
            Stage stage = new Stage(Stage.Kind.ALL, 4, 2, 2, 2, 8, 0.5, 1e-3, 1e-4);
            Train train = train(state, tokenizer);
            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> train.all(List.of(stage)));
        }
    }

    @Test
    void theWindowsOfAnUpdateFollowFromItsNumber() {
        Stage stage = new Stage(Stage.Kind.ALL, 4, 2, 2, 2, 8, 0.5, 1e-3, 1e-4);
        try (PointerScope _ = new PointerScope()) {
            Batch a = Batch.draw(library(), stage, new Dice(3));
            Batch b = Batch.draw(library(), stage, new Dice(3));
            assertEquals(a.prompts(), b.prompts());
            assertEquals(0, largest(a.pictures().sub(b.pictures())));
            assertEquals(0, largest(a.lowRes().sub(b.lowRes())));
            Batch other = Batch.draw(library(), stage, new Dice(4));
            assertTrue(largest(a.pictures().sub(other.pictures())) > 0);
        }
    }
}
