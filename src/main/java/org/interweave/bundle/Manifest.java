package org.interweave.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a bundle is: {@code bundle.json}.
 *
 * @param version of this format, {@value #VERSION}
 * @param name for people
 * @param licence of the weights, as their source states it
 * @param origin what the bundle was made from
 * @param precision of the stored weights
 * @param sizes what whoever runs it must know
 * @param tokenizer where prompts become numbers
 * @param scheduler of the latents
 * @param lowResScheduler of the low-resolution frames
 * @param graphs by role
 * @param presets recommended settings, the default first, at least one
 * @param files what every file must hold, by path
 */
public record Manifest(
        int version,
        String name,
        String licence,
        String origin,
        Precision precision,
        ModelSizes sizes,
        TokenizerFiles tokenizer,
        SchedulerConfig scheduler,
        SchedulerConfig lowResScheduler,
        Map<Role, GraphFiles> graphs,
        List<Preset> presets,
        Map<String, BundleFile> files) {
    /** The only version there has been. */
    public static final int VERSION = 1;

    /** The manifest's file in a bundle's folder. */
    public static final String FILE = "bundle.json";

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build();

    public Manifest {
        if (version != VERSION || name.isBlank() || presets.isEmpty()) {
            throw new IllegalArgumentException(
                    "version=%d name=%s presets=%s".formatted(version, name, presets));
        }
        graphs = Collections.unmodifiableMap(new EnumMap<>(graphs));
        presets = List.copyOf(presets);
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        files.keySet().forEach(BundleFile::checkPath);
    }

    /** The paths that graphs and tokenizer name. */
    Set<String> named() {
        Set<String> named = new TreeSet<>(Set.of(tokenizer.file()));
        for (GraphFiles graph : graphs.values()) {
            named.add(graph.graph());
            named.addAll(graph.weights());
        }
        return named;
    }

    /** Whether a path is a weights file, which may be gigabytes. */
    boolean isWeights(String path) {
        return graphs.values().stream().anyMatch(g -> g.weights().contains(path));
    }

    /** The preset of this name. */
    public Optional<Preset> preset(String wanted) {
        return presets.stream().filter(p -> p.name().equals(wanted)).findFirst();
    }

    Manifest with(Map<String, BundleFile> hashed) {
        return new Manifest(
                version,
                name,
                licence,
                origin,
                precision,
                sizes,
                tokenizer,
                scheduler,
                lowResScheduler,
                graphs,
                presets,
                hashed);
    }

    /** The file's text, the same for equal manifests. */
    String toJson() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads the file's text.
     *
     * @throws BundleException if it is damaged, or of a newer version
     */
    static Manifest fromJson(String json) throws BundleException {
        try {
            JsonNode root = JSON.readTree(json);
            int version = root.path("version").asInt(0);
            if (version > VERSION) {
                throw new BundleException(
                        "%s is of version %d, this program knows %d: update Interweave"
                                .formatted(FILE, version, VERSION));
            }
            // Bundles from before there was a filter have none.
            for (JsonNode preset : root.path("presets")) {
                if (preset instanceof ObjectNode fields && !fields.has("temporalFilter")) {
                    fields.put("temporalFilter", 0.0);
                }
            }
            Manifest manifest = JSON.treeToValue(root, Manifest.class);
            for (String path : manifest.named()) {
                if (!manifest.files.containsKey(path)) {
                    throw new BundleException(FILE + " has no hash of " + path);
                }
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw new BundleException(FILE + " is damaged: " + e.getOriginalMessage(), e);
        }
    }
}
