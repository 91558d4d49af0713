package org.interweave.checkpoint;

import org.interweave.bundle.TinyVocabulary;
import org.interweave.network.TextConfig;
import org.interweave.network.UNetConfig;
import org.interweave.network.VaeConfig;
import org.interweave.network.WeightShapes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A checkpoint in the layout the authors publish, of weights from the formula. */
public record PublishedCheckpoint(UNetConfig unet, VaeConfig vae, TextConfig text) {
    static final UNetConfig UNET = UNetConfig.authors(List.of(32, 64), List.of(true, true), 2, 64);
    static final VaeConfig VAE = VaeConfig.authors(List.of(32, 64, 64));
    static final TextConfig TEXT = new TextConfig(1000, 64, 256, 2, 4, 77);

    private static final PublishedCheckpoint TINY = new PublishedCheckpoint(UNET, VAE, TEXT);

    /** The sizes of the authors' own, 1.4 billion weights. */
    static final PublishedCheckpoint FULL =
            new PublishedCheckpoint(
                    UNetConfig.authors(
                            List.of(256, 512, 512, 1024),
                            List.of(true, true, true, false),
                            8,
                            1024),
                    VaeConfig.authors(List.of(128, 256, 512)),
                    new TextConfig(49408, 1024, 4096, 23, 16, 77));

    /** Writes a small one. */
    public static void write(Path folder) throws IOException {
        TINY.writeAll(folder);
    }

    /** Writes everything of a small one but UNet and VAE. */
    static void writeUpscaler(Path folder) throws IOException {
        TINY.writeAllButVideo(folder);
    }

    /** Writes .pt files of fp16 numbers and a text encoder in .safetensors. */
    void writeAll(Path folder) throws IOException {
        writeAllButVideo(folder);
        TorchWriter.write(
                folder.resolve("DiffVSR_UNet.pt"),
                "ema",
                new FormulaWeights(WeightShapes.of(unet)),
                NumberFormat.F16);
        TorchWriter.write(
                folder.resolve("TE-3DVAE.pt"),
                "",
                new FormulaWeights(WeightShapes.of(vae)),
                NumberFormat.F16);
    }

    private void writeAllButVideo(Path folder) throws IOException {
        Path upscaler = folder.resolve("upscaler4x");
        TinyVocabulary.write(upscaler.resolve("tokenizer"));
        json(
                upscaler,
                "text_encoder/config.json",
                "{'num_attention_heads': %d}".formatted(text.heads()));
        json(
                upscaler,
                "scheduler/scheduler_config.json",
                "{'beta_schedule': 'scaled_linear', 'beta_start': 0.0001, 'beta_end': 0.02,"
                        + " 'prediction_type': 'v_prediction', 'set_alpha_to_one': false,"
                        + " 'steps_offset': 1, 'num_train_timesteps': 1000}");
        json(
                upscaler,
                "low_res_scheduler/scheduler_config.json",
                "{'beta_schedule': 'scaled_linear', 'beta_start': 0.0001, 'beta_end': 0.02}");
        SafetensorsWriter.write(
                upscaler.resolve("text_encoder/model.safetensors"),
                new FormulaWeights(WeightShapes.of(text)));
    }

    private static void json(Path folder, String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.replace('\'', '"'));
    }
}
