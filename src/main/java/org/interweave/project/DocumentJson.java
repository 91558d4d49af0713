package org.interweave.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Delivery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document as a tree of JSON and back.
 *
 * @param folder of the file; media in it or below are written relative to it, so that the folder
 *     can be moved as a whole
 */
record DocumentJson(Path folder) {
    static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();

    ObjectNode write(Document document) {
        ObjectNode tree = JSON.createObjectNode();
        tree.put("version", Migrations.OF_DOCUMENTS.current());
        tree.put("model", document.model());
        ArrayNode clips = tree.putArray("clips");
        document.clips().forEach(clip -> clips.add(write(clip)));
        ArrayNode outputs = tree.putArray("outputs");
        document.outputs().forEach(output -> outputs.add(write(output)));
        if (!document.blindTests().isEmpty()) {
            tree.set("blindTests", JSON.valueToTree(document.blindTests()));
        }
        if (document.alarm() != Document.USUAL_ALARM) {
            tree.put("fidelityAlarm", document.alarm());
        }
        return tree;
    }

    private ObjectNode write(Clip clip) {
        ObjectNode tree = JSON.createObjectNode();
        tree.set("media", write(clip.media()));
        ObjectNode defaults = tree.putObject("defaults");
        for (Setting<?> setting : Setting.ALL) {
            defaults.set(setting.key(), JSON.valueToTree(setting.of(clip.defaults())));
        }
        clip.marked()
                .ifPresent(m -> tree.putObject("marked").put("in", m.start()).put("out", m.end()));
        if (clip.unsearched()) {
            tree.put("searched", clip.searched());
        }
        tree.set("markers", JSON.valueToTree(clip.markers()));
        ArrayNode shots = tree.putArray("shots");
        for (Shot shot : clip.shots()) {
            ObjectNode node = shots.addObject();
            node.put("start", shot.frames().start());
            node.put("confidence", shot.confidence());
            if (!shot.overrides().isEmpty()) {
                ObjectNode own = node.putObject("overrides");
                shot.overrides()
                        .values()
                        .forEach(v -> own.set(v.setting().key(), JSON.valueToTree(v.value())));
            }
        }
        return tree;
    }

    private static ObjectNode write(OutputPreset output) {
        ObjectNode tree =
                JSON.createObjectNode()
                        .put("name", output.name())
                        .put("ending", output.ending())
                        .put("bits", output.bits());
        if (output.codec() != Delivery.Codec.USUAL) {
            tree.set("codec", JSON.valueToTree(output.codec()));
        }
        return tree;
    }

    private ObjectNode write(Media media) {
        Path path = media.path();
        boolean inside = path.startsWith(folder);
        return JSON.createObjectNode()
                .put("path", String.valueOf(inside ? folder.relativize(path) : path))
                .put("length", media.hash().length())
                .put("sha256", media.hash().sha256())
                .put("frames", media.frames())
                .put("width", media.size().width())
                .put("height", media.size().height())
                .put("rate", media.rate().toString());
    }

    /**
     * Reads a tree of the current version.
     *
     * @throws IllegalArgumentException if something is missing or makes no sense
     */
    Document read(JsonNode tree) throws JsonProcessingException {
        List<Clip> clips = new ArrayList<>();
        for (JsonNode clip : tree.required("clips")) {
            clips.add(clip(clip));
        }
        return new Document(
                tree.required("model").asText(),
                clips,
                outputs(tree.required("outputs")),
                tree.has("blindTests")
                        ? List.of(JSON.treeToValue(tree.get("blindTests"), BlindResult[].class))
                        : List.of(),
                tree.path("fidelityAlarm").asDouble(Document.USUAL_ALARM));
    }

    private static List<OutputPreset> outputs(JsonNode tree) throws JsonProcessingException {
        List<OutputPreset> outputs = new ArrayList<>();
        for (JsonNode node : tree) {
            outputs.add(
                    new OutputPreset(
                            node.required("name").asText(),
                            node.required("ending").asText(),
                            node.required("bits").asInt(),
                            node.has("codec")
                                    ? JSON.treeToValue(node.get("codec"), Delivery.Codec.class)
                                    : Delivery.Codec.USUAL));
        }
        return outputs;
    }

    private Clip clip(JsonNode tree) throws JsonProcessingException {
        Media media = media(tree.required("media"));
        Settings defaults = overrides(tree.required("defaults")).over(Settings.USUAL);
        JsonNode marked = tree.path("marked");
        return new Clip(
                media,
                shots(tree.required("shots"), media.frames()),
                defaults,
                List.of(JSON.treeToValue(tree.required("markers"), Marker[].class)),
                marked.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(
                                new FrameRange(
                                        marked.required("in").asInt(),
                                        marked.required("out").asInt())),
                tree.path("searched").asInt(media.frames()));
    }

    private static List<Shot> shots(JsonNode tree, int frames) throws JsonProcessingException {
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < tree.size(); i++) {
            JsonNode node = tree.required(i);
            int end = i + 1 < tree.size() ? tree.required(i + 1).required("start").asInt() : frames;
            JsonNode own = node.path("overrides");
            shots.add(
                    new Shot(
                            new FrameRange(node.required("start").asInt(), end),
                            node.required("confidence").asDouble(),
                            own.isMissingNode() ? Overrides.NONE : overrides(own)));
        }
        return shots;
    }

    static Overrides overrides(JsonNode tree) throws JsonProcessingException {
        Overrides overrides = Overrides.NONE;
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            Setting<?> setting =
                    Setting.named(entry.getKey())
                            .orElseThrow(() -> new UnknownKeyException(entry.getKey()));
            overrides = with(overrides, setting, entry.getValue());
        }
        return overrides;
    }

    private static <T> Overrides with(Overrides overrides, Setting<T> setting, JsonNode value)
            throws JsonProcessingException {
        return overrides.with(setting, JSON.treeToValue(value, setting.type()));
    }

    private Media media(JsonNode tree) {
        String[] rate = tree.required("rate").asText().split("/", -1);
        return new Media(
                folder.resolve(tree.required("path").asText()).normalize(),
                new Fingerprint(tree.required("length").asLong(), tree.required("sha256").asText()),
                tree.required("frames").asInt(),
                new Size(tree.required("width").asInt(), tree.required("height").asInt()),
                new Rational(
                        Long.parseLong(rate[0]), rate.length > 1 ? Long.parseLong(rate[1]) : 1));
    }
}
