package org.interweave.project;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;

/** Whether a program that writes what it has read loses anything. */
final class KnownKeys {
    private KnownKeys() {}

    /**
     * Compares what was read with what would be written.
     *
     * @throws UnknownKeyException if a key would be lost, with the way to it
     */
    static void require(JsonNode read, JsonNode written) {
        require(read, written, "");
    }

    private static void require(JsonNode read, JsonNode written, String way) {
        for (Map.Entry<String, JsonNode> entry : read.properties()) {
            String key = way + entry.getKey();
            boolean empty = entry.getValue().isContainerNode() && entry.getValue().isEmpty();
            if (!written.has(entry.getKey()) && !empty) {
                throw new UnknownKeyException(key);
            }
            require(entry.getValue(), written.path(entry.getKey()), key + ".");
        }
        for (int i = 0; read.isArray() && i < read.size(); i++) {
            String item = way.substring(0, way.length() - 1) + "[" + i + "].";
            require(read.get(i), written.path(i), item);
        }
    }
}
