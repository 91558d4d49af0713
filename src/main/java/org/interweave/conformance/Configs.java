package org.interweave.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.interweave.network.TextConfig;
import org.interweave.network.UNetConfig;
import org.interweave.network.VaeConfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The architectures a case may mean: those of the folder's configuration files, by the file's name
 * without ending, and those of the golden data, which need no file.
 *
 * @param byName in the folder's order, the folder's first
 */
record Configs(Map<String, Object> byName) {
    private static final List<Boolean> LAST_SEES_FRAME = List.of(true, true, true, false);

    private static final Map<String, Object> GOLDEN =
            Map.of(
                    "unet_tiny_config",
                    UNetConfig.authors(List.of(32, 64), List.of(true, true), 2, 64),
                    "unet_small_config",
                    UNetConfig.authors(List.of(32, 64, 64, 128), LAST_SEES_FRAME, 2, 64),
                    // Not stored in the golden data, but of their kind: no blind spots in norms.
                    "unet_medium_2_heads_config",
                    UNetConfig.authors(List.of(64, 128, 128, 256), LAST_SEES_FRAME, 2, 64),
                    "unet_medium_4_heads_config",
                    UNetConfig.authors(List.of(64, 128, 128, 256), LAST_SEES_FRAME, 4, 64),
                    "unet_full_config",
                    UNetConfig.authors(List.of(256, 512, 512, 1024), LAST_SEES_FRAME, 8, 1024),
                    "vae_small_config",
                    VaeConfig.authors(List.of(32, 64, 64)),
                    "vae_full_config",
                    VaeConfig.authors(List.of(128, 256, 512)),
                    "clip_tiny_config",
                    new TextConfig(1000, 64, 256, 2, 4, 77),
                    "clip_full_config",
                    new TextConfig(49408, 1024, 4096, 23, 16, 77));

    /** Reads the configurations among some files; one that is damaged is a case of its own. */
    static Configs among(List<Path> files) throws IOException {
        Map<String, Object> found = new LinkedHashMap<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(".json")) {
                try {
                    JsonNode json = new JsonMapper().readTree(Files.readAllBytes(file));
                    if (ConfigFile.isConfig(json)) {
                        found.put(name.replace(".json", ""), ConfigFile.any(json));
                    }
                } catch (JsonProcessingException | Misfit _) {
                    // As a case of its own it says what is wrong with it.
                }
            }
        }
        GOLDEN.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> found.putIfAbsent(e.getKey(), e.getValue()));
        return new Configs(found);
    }

    /** All of a type, those first whose file is named like the case. */
    private <T> List<T> all(Class<T> type, Path like) {
        String name = String.valueOf(like.getFileName());
        Stream<Map.Entry<String, Object>> sorted =
                byName.entrySet().stream()
                        .sorted(
                                (a, b) ->
                                        Boolean.compare(
                                                resembles(name, b.getKey()),
                                                resembles(name, a.getKey())));
        return sorted.map(Map.Entry::getValue)
                .filter(type::isInstance)
                .map(type::cast)
                .distinct()
                .toList();
    }

    private static boolean resembles(String name, String config) {
        return name.startsWith(config.replace("_config", ""))
                || name.startsWith(size(config) + "_");
    }

    /** {@code tiny} of {@code unet_tiny_config}. */
    private static String size(String config) {
        return config.replaceFirst("^[^_]*_", "").replace("_config", "");
    }

    /**
     * What a case says itself: a configuration file's place, its text, or a name such as {@code
     * unet tiny}.
     *
     * @return empty if there is none such
     */
    private <T> Optional<T> said(Class<T> type, String words) throws IOException {
        if (words.startsWith("{")) {
            Object config = ConfigFile.any(new JsonMapper().readTree(words));
            return Optional.of(config).filter(type::isInstance).map(type::cast);
        }
        String last = words.substring(words.lastIndexOf('/') + 1).replace(".json", "");
        String name = last.replace(' ', '_');
        return Stream.of(name, name + "_config")
                .map(n -> Optional.ofNullable(byName.get(n)))
                .flatMap(Optional::stream)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** What a case must say under a key. */
    <T> T mustSay(Class<T> type, TensorCase file, String key) throws IOException {
        String words = file.mustSay(key);
        return said(type, words)
                .orElseThrow(() -> new Misfit("the configuration " + words + " is not there"));
    }

    /** What a case says, or else every one it may mean. */
    <T> List<T> of(Class<T> type, TensorCase file) throws IOException {
        Optional<T> said = Optional.empty();
        if (file.said("config").isPresent()) {
            said = said(type, file.mustSay("config"));
        }
        return said.isPresent() ? List.of(said.get()) : all(type, file.path());
    }
}
