package org.interweave.checkpoint;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.ClipVocabulary;
import org.interweave.bundle.GraphFiles;
import org.interweave.bundle.Importer;
import org.interweave.bundle.Manifest;
import org.interweave.bundle.Precision;
import org.interweave.bundle.Role;
import org.interweave.network.TextConfig;
import org.interweave.network.UNetConfig;
import org.interweave.network.VaeConfig;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The networks of a bundle: their weights, which the caller closes, and their sizes.
 *
 * @param text weights of the text encoder
 * @param unet weights of the UNet
 * @param vae weights of encoder and decoder
 */
public record BundleNetworks(
        TensorSource text,
        TensorSource unet,
        TensorSource vae,
        TextConfig textConfig,
        UNetConfig unetConfig,
        VaeConfig vaeConfig) {
    /** The files that {@link #write} makes for every role. */
    public static Map<Role, GraphFiles> files() {
        Map<Role, GraphFiles> files = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            files.put(role, GraphFiles.of(role));
        }
        return files;
    }

    private Map<Role, OnnxGraph> graphs() {
        Map<Role, OnnxGraph> graphs = new EnumMap<>(Role.class);
        graphs.put(Role.TEXT_ENCODER, Graphs.textEncoder(textConfig));
        graphs.put(Role.TEXT_KEYS, Graphs.textKeys(unetConfig));
        graphs.put(Role.UNET, Graphs.unet(unetConfig));
        graphs.put(Role.VAE_DECODER, Graphs.vaeDecoder(vaeConfig));
        graphs.put(Role.VAE_ENCODER, Graphs.vaeEncoder(vaeConfig));
        return graphs;
    }

    private TensorSource source(Role role) {
        return switch (role) {
            case TEXT_ENCODER -> text;
            case TEXT_KEYS, UNET -> unet;
            case VAE_DECODER, VAE_ENCODER -> vae;
        };
    }

    /** The size of all weights on disk. */
    public long bytes(Precision precision) {
        return numbers(graphs()) * format(precision).bytes();
    }

    private static long numbers(Map<Role, OnnxGraph> graphs) {
        return graphs.values().stream()
                .flatMap(g -> g.weights().values().stream())
                .mapToLong(s -> s.count())
                .sum();
    }

    private static NumberFormat format(Precision precision) {
        return precision == Precision.FP16 ? NumberFormat.F16 : NumberFormat.F32;
    }

    /**
     * Writes graphs, weights and tokenizer into a folder that exists, and the manifest with their
     * hashes.
     *
     * @param draft its graphs are {@link #files()}; its precision is that of the weights
     * @throws CheckpointException if the vocabulary is larger than the text encoder's
     */
    public Bundle write(
            Path folder, Manifest draft, ClipVocabulary vocabulary, Importer.Listener listener)
            throws IOException {
        if (vocabulary.size() > textConfig.vocabulary()) {
            throw new CheckpointException(
                    "the tokenizer knows %d tokens, the text encoder %d"
                            .formatted(vocabulary.size(), textConfig.vocabulary()));
        }
        vocabulary.writeTo(folder.resolve(draft.tokenizer().file()));
        Map<Role, OnnxGraph> graphs = graphs();
        long whole = numbers(graphs);
        AtomicLong done = new AtomicLong();
        for (Map.Entry<Role, OnnxGraph> graph : graphs.entrySet()) {
            Role role = graph.getKey();
            GraphFiles files = GraphFiles.of(role);
            TensorSource counted =
                    new CountedSource(
                            source(role), n -> listener.wrote(role.id(), done.addAndGet(n), whole));
            graph.getValue()
                    .write(
                            folder.resolve(files.graph()),
                            folder.resolve(files.weights().getFirst()),
                            counted,
                            format(draft.precision()));
        }
        return Bundle.seal(folder, draft);
    }
}
