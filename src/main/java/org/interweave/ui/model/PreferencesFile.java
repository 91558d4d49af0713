package org.interweave.ui.model;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Preferences on disk; what cannot be read is as if it had never been written.
 *
 * @param path of the file
 */
public record PreferencesFile(Path path) {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build();

    /** Reads them. */
    public Preferences read() {
        try {
            // What an older studio did not know is as it usually is.
            ObjectNode tree = JSON.valueToTree(Preferences.USUAL);
            if (JSON.readTree(path.toFile()) instanceof ObjectNode said) {
                tree.setAll(said);
            }
            return JSON.treeToValue(tree, Preferences.class);
        } catch (IOException _) {
            return Preferences.USUAL;
        }
    }

    /** Writes them. */
    public void write(Preferences preferences) throws IOException {
        Files.createDirectories(path.resolveSibling("."));
        Path part = path.resolveSibling(path.getFileName() + ".part");
        JSON.writeValue(part.toFile(), preferences);
        Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    }
}
