package org.interweave.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.interweave.frame.Rational;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a folder of pictures cannot say itself, in a small JSON file beside them.
 *
 * @param rate frames a second, the mean if they have their own times
 * @param pixelAspect width of a pixel over its height
 */
record SequenceFile(Rational rate, Rational pixelAspect) {
    static final String NAME = "sequence.json";

    /** The sound beside the pictures. */
    static final String SOUND = "sound.mka";

    /** What is assumed of a folder that says nothing. */
    private static final SequenceFile ASSUMED = new SequenceFile(new Rational(25, 1), Rational.ONE);

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    void write(Path folder) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("frameRate", rate.toString());
        root.put("pixelAspect", pixelAspect.toString());
        Files.write(folder.resolve(NAME), JSON.writeValueAsBytes(root));
    }

    /** Reads the file of a folder; a folder without one, or with a damaged one, is assumed. */
    static SequenceFile read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return ASSUMED;
        }
        try {
            JsonNode root = JSON.readTree(file.toFile());
            return new SequenceFile(
                    rational(root.path("frameRate").asText()),
                    rational(root.path("pixelAspect").asText()));
        } catch (IOException | IllegalArgumentException e) {
            return ASSUMED;
        }
    }

    private static Rational rational(String text) {
        int slash = text.indexOf('/');
        Rational value =
                slash < 0
                        ? new Rational(Long.parseLong(text), 1)
                        : new Rational(
                                Long.parseLong(text.substring(0, slash)),
                                Long.parseLong(text.substring(slash + 1)));
        if (value.numerator() <= 0) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }
}
