package org.interweave.train;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.interweave.bundle.ClipTokenizer;
import org.interweave.degrade.Degradation;
import org.interweave.degrade.Level;
import org.interweave.diffusion.Prompt;
import org.interweave.frame.Picture;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * By how much the averaged weights of a run come nearer to real clips than bicubic, over several
 * seeds of the damage: one seed may be easy or hard. One step, noise level 0, the usual prompt; in
 * latents, so the decoder and the colour matching play no part.
 */
public final class RealGains {
    private static final int FRAMES = 8;
    private static final int SEEDS = 8;
    private static final int NOISE_SEED = 3;

    private final Objective objective;

    private RealGains(Objective objective) {
        this.objective = objective;
    }

    /**
     * Prints a table.
     *
     * @param arguments the folder of procedural clips, that of the run, that of real clips, one to
     *     work in
     */
    public static void main(String[] arguments) throws IOException, MediaException {
        ClipStore store = new ClipStore(Path.of(arguments[0]));
        Path run = Path.of(arguments[1]);
        Path work = Files.createDirectories(Path.of(arguments[3]));
        try (ClipTokenizer tokenizer = Train.tokenizer(run)) {
            Train.Subject subject =
                    Train.Subject.start(Train.small(run), store, Train.SEED, tokenizer);
            Snapshot at = Snapshot.read(Train.snapshot(run), subject.state());
            subject.state().weights().copyFrom(subject.state().average());
            System.out.println("after update " + at.total());
            System.out.println("| clip | damage | pictures, dB | from, to | change, dB |");
            System.out.println("|---|---|---|---|---|");
            for (RealClip clip : RealClip.ALL) {
                List<Picture> truth = frames(clip.in(work, Path.of(arguments[2])));
                for (Level level : Level.values()) {
                    new RealGains(subject.objective()).print(clip.name(), truth, level);
                }
            }
        }
    }

    private static List<Picture> frames(Path folder) throws MediaException {
        List<Picture> frames = new ArrayList<>();
        try (VideoReader reader = VideoReader.open(folder)) {
            for (int i = 0; i < FRAMES; i++) {
                frames.add(reader.read(i));
            }
        }
        return frames;
    }

    private void print(String name, List<Picture> truth, Level level) {
        List<Objective.Gain> gains = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            gains.add(gain(truth, Degradation.apply(level, seed, truth)));
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %+.2f | %+.2f, %+.2f | %+.2f |\n",
                name,
                level.name().toLowerCase(Locale.ROOT),
                gains.stream().mapToDouble(Objective.Gain::pixels).average().orElseThrow(),
                gains.stream().mapToDouble(Objective.Gain::pixels).min().orElseThrow(),
                gains.stream().mapToDouble(Objective.Gain::pixels).max().orElseThrow(),
                gains.stream().mapToDouble(Objective.Gain::change).average().orElseThrow());
    }

    private Objective.Gain gain(List<Picture> truth, List<Picture> low) {
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Batch batch =
                    new Batch(
                            Batch.video(truth),
                            Batch.video(low),
                            List.of(Prompt.AUTHORS.positive()),
                            List.of(false));
            return objective.gain(batch, 0, NOISE_SEED);
        }
    }
}
