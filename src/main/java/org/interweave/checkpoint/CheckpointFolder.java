package org.interweave.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A checkpoint as the authors publish it: {@code DiffVSR_UNet.pt}, {@code TE-3DVAE.pt} and the
 * diffusers folder {@code upscaler4x}, each file of weights a .pt or a .safetensors.
 *
 * <p>Source: xh9998/DiffVSR, README.md and inference_tile.py.
 */
record CheckpointFolder(Path root) {
    private static final List<String> UNET = List.of("DiffVSR_UNet", "UNet", "unet");
    private static final List<String> VAE = List.of("TE-3DVAE", "TE_3DVAE", "vae");
    private static final List<String> TEXT =
            List.of("model", "model.fp16", "pytorch_model", "pytorch_model.fp16", "text_encoder");
    private static final List<String> ENDINGS =
            List.of(".safetensors", ".pt", ".pth", ".bin", ".ckpt");

    /** Opens the UNet's weights, under {@code ema} where there is such a key. */
    TensorSource unet() throws IOException {
        return open(weights(root, UNET, "the UNet (DiffVSR_UNet.pt)"), "ema");
    }

    /** Opens the VAE's weights. */
    TensorSource vae() throws IOException {
        return open(weights(root, VAE, "the VAE (TE-3DVAE.pt)"), "state_dict");
    }

    /** Opens the text encoder's weights. */
    TensorSource textEncoder() throws IOException {
        Path folder = upscaler().resolve("text_encoder");
        return open(weights(folder, TEXT, "the text encoder (model.safetensors)"), "state_dict");
    }

    /** The tokenizer's folder. */
    Path tokenizer() throws CheckpointException {
        return upscaler().resolve("tokenizer");
    }

    private Path upscaler() throws CheckpointException {
        Path folder = root.resolve("upscaler4x");
        if (!Files.isDirectory(folder)) {
            throw new CheckpointException(
                    root + " has no folder upscaler4x (tokenizer, text encoder, schedulers)");
        }
        return folder;
    }

    /** The configuration of a part of {@code upscaler4x}; missing if there is none. */
    JsonNode config(String part, String file) throws IOException {
        Path path = root.resolve("upscaler4x").resolve(part).resolve(file);
        if (!Files.isRegularFile(path)) {
            return MissingNode.getInstance();
        }
        try {
            return new JsonMapper().readTree(path.toFile());
        } catch (JsonProcessingException e) {
            throw new CheckpointException(part + "/" + file + " is damaged", e);
        }
    }

    /** The first words of a licence file beside the weights. */
    Optional<String> licence() throws IOException {
        for (String name : List.of("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE")) {
            Path file = root.resolve(name);
            if (Files.isRegularFile(file)) {
                try (Stream<String> lines = Files.lines(file)) {
                    return lines.map(String::strip).filter(l -> !l.isEmpty()).findFirst();
                }
            }
        }
        return Optional.empty();
    }

    private static Path weights(Path folder, List<String> names, String what)
            throws CheckpointException {
        for (String name : names) {
            for (String ending : ENDINGS) {
                Path file = folder.resolve(name + ending);
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
        }
        throw new CheckpointException(folder + " lacks " + what);
    }

    /** Opens a file as what its first bytes say, whatever its ending says. */
    private static TensorSource open(Path file, String key) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(9);
        }
        boolean safetensors = start.length == 9 && start[8] == '{';
        return safetensors ? Safetensors.open(file) : TorchFile.openPreferring(file, key);
    }
}
