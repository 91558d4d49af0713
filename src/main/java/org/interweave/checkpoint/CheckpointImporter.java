package org.interweave.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.BundleException;
import org.interweave.bundle.ClipVocabulary;
import org.interweave.bundle.Importer;
import org.interweave.bundle.Manifest;
import org.interweave.bundle.ModelSizes;
import org.interweave.bundle.Preset;
import org.interweave.bundle.SchedulerConfig;
import org.interweave.network.TextConfig;
import org.interweave.network.UNetConfig;
import org.interweave.network.VaeConfig;
import org.interweave.network.WeightShapes;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Imports a checkpoint in the layout that the authors publish. */
public final class CheckpointImporter implements Importer {
    private static final double SCALING_FACTOR = 0.08333;
    private static final int WINDOW = 8;

    @Override
    public Imported importFrom(Request request, Listener listener) throws IOException {
        if (!Files.isDirectory(request.checkpoint())) {
            throw new BundleException("no such folder: " + request.checkpoint());
        }
        CheckpointFolder folder = new CheckpointFolder(request.checkpoint());
        try (TensorSource text = folder.textEncoder();
                TensorSource unet = folder.unet();
                TensorSource vae = folder.vae();
                NewFolder made = NewFolder.beside(request.target())) {
            BundleNetworks networks = networks(folder, text, unet, vae);
            List<String> notes = new ArrayList<>();
            Bundle bundle = write(request, folder, networks, made, notes, listener);
            made.moveTo(request.target());
            return new Imported.Done(new Bundle(request.target(), bundle.manifest()), notes);
        } catch (CancellationException _) {
            return new Imported.Cancelled();
        } catch (CheckpointException e) {
            throw new BundleException(String.valueOf(e.getMessage()), e);
        }
    }

    private static BundleNetworks networks(
            CheckpointFolder folder, TensorSource text, TensorSource unet, TensorSource vae)
            throws IOException {
        try {
            TextConfig textConfig =
                    new Configurations(text.shapes(), folder.config("text_encoder", "config.json"))
                            .text();
            UNetConfig unetConfig =
                    new Configurations(unet.shapes(), folder.config("unet", "config.json"))
                            .unet(textConfig.width());
            VaeConfig vaeConfig =
                    new Configurations(vae.shapes(), folder.config("vae", "config.json")).vae();
            TensorList.check("the text encoder", WeightShapes.of(textConfig), text.shapes());
            TensorList.check("the UNet", WeightShapes.of(unetConfig), unet.shapes());
            TensorList.check("the VAE", WeightShapes.of(vaeConfig), vae.shapes());
            if (vaeConfig.latentChannels() != unetConfig.latentChannels()) {
                throw new CheckpointException(
                        "the VAE has %d latent channels, the UNet %d"
                                .formatted(
                                        vaeConfig.latentChannels(), unetConfig.latentChannels()));
            }
            return new BundleNetworks(text, unet, vae, textConfig, unetConfig, vaeConfig);
        } catch (IllegalArgumentException e) {
            throw new CheckpointException("is no DiffVSR checkpoint: " + e.getMessage(), e);
        }
    }

    private static Bundle write(
            Request request,
            CheckpointFolder folder,
            BundleNetworks networks,
            NewFolder made,
            List<String> notes,
            Listener listener)
            throws IOException {
        made.makeSureOfRoom(networks.bytes(request.precision()));
        ClipVocabulary vocabulary = ClipVocabulary.read(folder.tokenizer());
        Manifest draft = manifest(request, folder, networks, vocabulary, notes);
        return networks.write(made.path(), draft, vocabulary, listener);
    }

    private static Manifest manifest(
            Request request,
            CheckpointFolder folder,
            BundleNetworks networks,
            ClipVocabulary vocabulary,
            List<String> notes)
            throws IOException {
        String licence = request.licence().orElse(folder.licence().orElse("none stated"));
        SchedulerConfig scheduler =
                scheduler(folder, "scheduler", SchedulerConfig.diffVsr(), notes);
        double scaling =
                folder.config("vae", "config.json").path("scaling_factor").asDouble(SCALING_FACTOR);
        return new Manifest(
                Manifest.VERSION,
                request.name(),
                licence,
                "imported from a DiffVSR checkpoint",
                request.precision(),
                new ModelSizes(
                        networks.vaeConfig().latentChannels(),
                        networks.vaeConfig().factor(),
                        scaling,
                        networks.textConfig().width(),
                        networks.unetConfig().noiseLevels(),
                        WINDOW),
                vocabulary.files(networks.textConfig().positions()),
                // The authors' inference_tile.py overrides what the file says.
                scheduler.with(SchedulerConfig.Betas.LINEAR),
                scheduler(folder, "low_res_scheduler", SchedulerConfig.diffVsrLowRes(), notes),
                BundleNetworks.files(),
                Preset.diffVsr(),
                Map.of());
    }

    private static SchedulerConfig scheduler(
            CheckpointFolder folder, String part, SchedulerConfig otherwise, List<String> notes)
            throws IOException {
        JsonNode json = folder.config(part, "scheduler_config.json");
        if (json.isMissingNode()) {
            notes.add(
                    "no %s/scheduler_config.json: the x4 upscaler's values are taken"
                            .formatted(part));
            return otherwise;
        }
        return SchedulerConfig.fromDiffusers(json);
    }
}
