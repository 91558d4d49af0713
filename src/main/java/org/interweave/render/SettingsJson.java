package org.interweave.render;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.interweave.diffusion.Mix;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.TemporalFilter;

import java.io.IOException;

/** Reads settings, also those written before there were mixes, tiles and filters. */
final class SettingsJson extends JsonDeserializer<Settings> {
    private final JsonMapper plain;

    SettingsJson(JsonMapper plain) {
        this.plain = plain;
    }

    @Override
    public Settings deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        ObjectNode tree = parser.readValueAsTree();
        if (!tree.has("mix")) {
            tree.set("mix", plain.valueToTree(Mix.NONE));
        }
        if (!tree.has("filter")) {
            tree.set("filter", plain.valueToTree(TemporalFilter.OFF));
        }
        if (!tree.has("tile")) {
            tree.put("tile", Settings.USUAL.tile());
        }
        return plain.treeToValue(tree, Settings.class);
    }
}
