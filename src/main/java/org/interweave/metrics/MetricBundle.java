package org.interweave.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.interweave.frame.Size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A learned metric on disk: a folder with {@value #MANIFEST} and an ONNX graph.
 *
 * <p>The studio ships none: LPIPS, CLIP-IQA, MUSIQ, DOVER, NIQE and CLIP features each have a
 * licence of their own. The format is documented in {@code docs/metric-bundles.md}.
 *
 * @param graph the file, seen to have the hash that the manifest says
 * @param size the size the graph wants; empty if it takes any
 * @param mean of red, green and blue, taken off samples in [0, 1]
 * @param deviation by which they are then divided
 * @param input the graph's name of the frame or frames
 * @param reference the graph's name of the reference, for pairs
 * @param output the graph's name of its one number, or of the features
 */
public record MetricBundle(
        Kind kind,
        Measure measure,
        Path graph,
        Optional<Size> size,
        List<Double> mean,
        List<Double> deviation,
        String input,
        String reference,
        String output) {
    /** The manifest's name. */
    public static final String MANIFEST = "metric.json";

    private static final int FORMAT = 1;

    /** What a graph looks at. */
    public enum Kind {
        /** A frame and its reference, each {@code [1, 3, height, width]}; gives a number. */
        PAIR,
        /** A frame; gives a number. */
        FRAME,
        /** A frame; gives a vector, from which background consistency is computed. */
        FEATURES
    }

    public MetricBundle {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /**
     * Reads a bundle and checks its graph's hash.
     *
     * @throws MetricException if there is none, it is damaged, or of a kind unknown here
     */
    public static MetricBundle read(Path folder) throws MetricException {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new MetricException(
                    folder + " is no metric bundle: it has no " + MANIFEST,
                    "see docs/metric-bundles.md for how to make one");
        }
        try {
            JsonNode root = new ObjectMapper().readTree(file.toFile());
            if (root.path("format").asInt() != FORMAT) {
                throw damaged(file, "its format is not " + FORMAT);
            }
            return new MetricBundle(
                    choice(file, root, "kind", Kind.class),
                    new Measure(
                            text(file, root, "name"),
                            root.path("unit").asText(""),
                            choice(file, root, "better", Measure.Better.class)),
                    graph(folder, text(file, root, "graph"), text(file, root, "sha256")),
                    size(file, root.path("size")),
                    numbers(file, root.path("mean"), 0),
                    numbers(file, root.path("deviation"), 1),
                    root.path("input").asText("frame"),
                    root.path("reference").asText("reference"),
                    root.path("output").asText("score"));
        } catch (IOException e) {
            throw damaged(file, String.valueOf(e.getMessage()));
        }
    }

    private static MetricException damaged(Path file, String why) {
        return new MetricException(
                file + " cannot be used: " + why,
                "see docs/metric-bundles.md for what it must say");
    }

    private static String text(Path file, JsonNode root, String name) throws MetricException {
        if (root.path(name).asText("").isBlank()) {
            throw damaged(file, "it does not say its " + name);
        }
        return root.path(name).asText();
    }

    private static <E extends Enum<E>> E choice(
            Path file, JsonNode root, String name, Class<E> type) throws MetricException {
        String word = text(file, root, name);
        for (E value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
                return value;
            }
        }
        throw damaged(file, "its " + name + " is unknown: " + word);
    }

    private static Path graph(Path folder, String name, String hash) throws MetricException {
        Path graph = folder.resolve(name).normalize();
        if (!graph.startsWith(folder.normalize()) || !Files.isRegularFile(graph)) {
            throw new MetricException(folder + " lacks its graph " + name, "copy it there");
        }
        if (!sha256(graph).equalsIgnoreCase(hash)) {
            throw new MetricException(
                    graph + " is damaged: its hash is not the one in " + MANIFEST,
                    "copy it there again");
        }
        return graph;
    }

    private static String sha256(Path file) throws MetricException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new MetricException(
                    file + " cannot be read: " + e.getMessage(), "check its permissions");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Size> size(Path file, JsonNode size) throws MetricException {
        if (size.isMissingNode()) {
            return Optional.empty();
        }
        int width = size.path("width").asInt();
        int height = size.path("height").asInt();
        if (width < 1 || height < 1) {
            throw damaged(file, "its size lacks a width or a height");
        }
        return Optional.of(new Size(width, height));
    }

    private static List<Double> numbers(Path file, JsonNode array, double otherwise)
            throws MetricException {
        if (array.isMissingNode()) {
            return List.of(otherwise, otherwise, otherwise);
        }
        List<Double> numbers = new ArrayList<>();
        array.forEach(n -> numbers.add(n.asDouble(Double.NaN)));
        if (numbers.size() != 3 || numbers.stream().anyMatch(n -> n.isNaN())) {
            throw damaged(file, "mean and deviation are three numbers each");
        }
        return numbers;
    }
}
