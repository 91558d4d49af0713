package org.interweave.ui;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.GraphFiles;
import org.interweave.bundle.Manifest;
import org.interweave.bundle.ModelSizes;
import org.interweave.bundle.Precision;
import org.interweave.bundle.Preset;
import org.interweave.bundle.Role;
import org.interweave.bundle.SchedulerConfig;
import org.interweave.bundle.Shelf;
import org.interweave.bundle.TokenizerFiles;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Picture;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.ColourTags;
import org.interweave.media.Delivery;
import org.interweave.media.HardwareEncoders;
import org.interweave.media.MediaException;
import org.interweave.media.VideoWriter;
import org.interweave.render.Engines;
import org.interweave.render.ExportFiles;
import org.interweave.render.RenderEngine;
import org.interweave.render.WindowCache;
import org.interweave.ui.model.Activities;
import org.interweave.ui.model.Rendering;
import org.interweave.ui.model.ShotSearch;
import org.interweave.ui.model.StudioParts;
import org.interweave.ui.model.ThisMachine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a studio is put together from in a test: formulas for a model, and films made on the spot.
 *
 * @param folder everything it writes
 * @param models what it restores with
 * @param hardware that encodes what it exports
 */
public record FormulaStudio(Path folder, FormulaModels models, HardwareEncoders hardware) {
    public FormulaStudio(Path folder) {
        this(folder, new FormulaModels());
    }

    public FormulaStudio(Path folder, FormulaModels models) {
        this(folder, models, HardwareEncoders.NONE);
    }

    /** A studio that finds shots as it always does. */
    public StudioParts parts() {
        return parts(ShotSearch::inFrames);
    }

    /** A studio that finds shots in some way. */
    public StudioParts parts(ShotSearch.Finder cuts) {
        makeBundle();
        return new StudioParts(
                _ ->
                        RenderEngine.open(
                                models,
                                folder.resolve("work"),
                                WindowCache.Limits.USUAL,
                                new ExportFiles(hardware)),
                new Shelf(List.of(folder.resolve("models"))),
                (_, _) -> {
                    throw new IOException("TE-3DVAE.pt is missing");
                },
                cuts,
                folder.resolve("models"),
                folder.resolve("data"),
                new ThisMachine(hardware),
                Optional::empty,
                Optional.empty());
    }

    /** An engine of formulas, to be closed. */
    public Rendering rendering() {
        return rendering(new Activities(Runnable::run, System::nanoTime));
    }

    /** The same, of which can be seen what it reads. */
    public Rendering rendering(Activities activities) {
        return new Rendering(
                _ ->
                        RenderEngine.open(
                                new FormulaModels(),
                                folder.resolve("work"),
                                WindowCache.Limits.USUAL),
                new Rendering.Place(Engines.Provider.CPU, Optional.empty(), 0, _ -> {}),
                activities);
    }

    /** A bundle of no graphs: the formula stands in for them. */
    private void makeBundle() {
        SchedulerConfig scheduler = SchedulerConfig.diffVsr();
        Manifest draft =
                new Manifest(
                        Manifest.VERSION,
                        "Formula",
                        "public domain",
                        "a test",
                        Precision.FP32,
                        new ModelSizes(3, 4, 0.5, 8, 350, 8),
                        new TokenizerFiles("tokenizer.json", 77, 49406, 49407, 0),
                        scheduler,
                        scheduler,
                        Map.of(Role.UNET, new GraphFiles("unet.onnx", List.of())),
                        List.of(
                                new Preset("quick", 6, 3, 50, Preset.Spacing.TRAILING),
                                new Preset("careful", 20, 5, 50, Preset.Spacing.TRAILING)),
                        Map.of());
        try {
            Path bundle = Files.createDirectories(folder.resolve("models/formula"));
            Files.writeString(bundle.resolve("tokenizer.json"), "{}");
            Files.writeString(bundle.resolve("unet.onnx"), "a formula");
            Bundle.seal(bundle, draft);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A clip of 24 frames of 48x32 pixels: two views with a cut before frame 12. */
    public Path clip() throws MediaException {
        return clip("two views.mkv", 24, 12);
    }

    /**
     * A clip of 48x32 pixels in which two views take turns.
     *
     * @param every frames after which there is a cut
     */
    public Path clip(String name, int frames, int every) throws MediaException {
        Path path = folder.resolve(name);
        Size size = new Size(48, 32);
        Delivery delivery =
                new Delivery(
                        size,
                        new FrameTimes.Constant(new Rational(24, 1)),
                        Rational.ONE,
                        ColourTags.UNSAID,
                        Delivery.Depth.BITS_8,
                        Optional.empty());
        try (VideoWriter writer = VideoWriter.create(path, delivery)) {
            for (int frame = 0; frame < frames; frame++) {
                writer.write(view(size, frame, frame / every % 2 == 0));
            }
            writer.finish();
        }
        return path;
    }

    private static Picture view(Size size, int frame, boolean waves) {
        float[] samples = new float[3 * size.pixels()];
        for (int i = 0; i < samples.length; i++) {
            int c = i / size.pixels();
            int x = i % size.width();
            int y = i % size.pixels() / size.width();
            samples[i] =
                    waves
                            ? (float)
                                    (0.5
                                            + 0.4
                                                    * Math.sin(x * 0.2 + frame * 0.05 + c)
                                                    * Math.cos(y * 0.15))
                            : (x / 8 + y / 8 + c) % 2 * 0.8f;
        }
        return Picture.of(size, samples);
    }
}
