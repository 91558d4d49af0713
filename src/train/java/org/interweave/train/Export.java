package org.interweave.train;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.ClipVocabulary;
import org.interweave.bundle.Manifest;
import org.interweave.bundle.ModelSizes;
import org.interweave.bundle.Precision;
import org.interweave.bundle.Preset;
import org.interweave.bundle.SchedulerConfig;
import org.interweave.bundle.TokenizerFiles;
import org.interweave.checkpoint.BundleNetworks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes the averaged weights of a run as a bundle. */
public final class Export {
    private static final int WINDOW = 8;

    /** The default first. */
    private static final List<Preset> PRESETS =
            List.of(
                    new Preset("default", 1, 1, 3, Preset.Spacing.TRAILING, 0.8),
                    new Preset("faithful", 1, 1, 0, Preset.Spacing.TRAILING, 0.6),
                    new Preset("detail", 1, 2.5, 0, Preset.Spacing.TRAILING, 0.8));

    private Export() {}

    /**
     * Writes a bundle.
     *
     * @param arguments the folder of the run and that of the bundle, which may exist
     */
    public static void main(String[] arguments) throws IOException {
        Path run = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        Architecture architecture = Train.small(run);
        ClipVocabulary vocabulary = Train.vocabulary(run);
        Weights weights = Weights.of(architecture.shapes());
        TrainingState state = TrainingState.of(weights);
        Snapshot at = Snapshot.read(Train.snapshot(run), state);
        weights.copyFrom(state.average());
        BundleNetworks networks =
                new BundleNetworks(
                        new WeightSource(weights, "text."),
                        new WeightSource(weights, "unet."),
                        new WeightSource(weights, "vae."),
                        architecture.text(),
                        architecture.unet(),
                        architecture.vae());
        TokenizerFiles tokenizer = vocabulary.files(architecture.text().positions());
        Files.createDirectories(folder);
        Manifest draft =
                new Manifest(
                        Manifest.VERSION,
                        "Interweave small",
                        "Apache-2.0",
                        "trained by src/train, seed %d, %d updates"
                                .formatted(Train.SEED, at.total()),
                        Precision.FP16,
                        new ModelSizes(
                                Architecture.LATENT_CHANNELS,
                                architecture.vae().factor(),
                                1,
                                architecture.text().width(),
                                Architecture.NOISE_LEVELS,
                                WINDOW),
                        tokenizer,
                        SchedulerConfig.diffVsr(),
                        SchedulerConfig.diffVsrLowRes(),
                        BundleNetworks.files(),
                        PRESETS,
                        Map.of());
        Bundle bundle = networks.write(folder, draft, vocabulary, (_, _, _) -> {});
        bundle.verify();
    }
}
