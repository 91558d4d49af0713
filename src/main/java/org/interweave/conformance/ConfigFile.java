package org.interweave.conformance;

import com.fasterxml.jackson.databind.JsonNode;

import org.interweave.network.TextConfig;
import org.interweave.network.UNetConfig;
import org.interweave.network.VaeConfig;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Architectures as the config.json files of diffusers and transformers describe them.
 *
 * <p>What this program has no network for is refused and never ignored.
 */
final class ConfigFile {
    /** Channels of each head that are turned by time; source: DiffVSR, TemporalAttention. */
    private static final int ROTARY = 32;

    private ConfigFile() {}

    private static boolean isUNet(JsonNode json) {
        return json.path("_class_name").asText().equals("UNet3DVSRModel");
    }

    private static boolean isVae(JsonNode json) {
        return json.path("_class_name").asText().equals("AutoencoderKLTemporalDecoder");
    }

    private static boolean isText(JsonNode json) {
        return json.path("model_type").asText().equals("clip_text_model");
    }

    static boolean isConfig(JsonNode json) {
        return isUNet(json) || isVae(json) || isText(json);
    }

    /** Reads whichever it is. */
    static Object any(JsonNode json) throws Misfit {
        if (isUNet(json)) {
            return unet(json);
        }
        return isVae(json) ? vae(json) : text(json);
    }

    private static UNetConfig unet(JsonNode json) throws Misfit {
        refuseUnless(json, "use_first_frame", "false");
        refuseUnless(json, "video_condition", "false");
        refuseUnless(json, "msatten", "true");
        refuseUnless(json, "act_fn", "silu");
        refuseUnless(json, "use_linear_projection", "true");
        List<Integer> channels = wholes(json, "block_out_channels");
        int count = channels.size();
        JsonNode onlyText = list(json, "only_cross_attention", count);
        JsonNode types = list(json, "down_block_types", count);
        List<Integer> temporal = wholes(json, "down_temporal_idx");
        List<UNetConfig.Level> levels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean seesText = types.path(i).asText().contains("CrossAttn");
            levels.add(
                    new UNetConfig.Level(
                            channels.get(i),
                            seesText,
                            onlyText.path(i).asBoolean(),
                            seesText,
                            temporal.contains(i)));
        }
        List<Integer> mirrored =
                IntStream.range(0, count)
                        .filter(i -> temporal.contains(count - 1 - i))
                        .boxed()
                        .toList();
        if (!wholes(json, "up_temporal_idx").equals(mirrored)
                || JsonCase.field(json, "mid_temporal").asBoolean()
                        != temporal.contains(count - 1)) {
            throw new Misfit("temporal modules on one way only are not supported");
        }
        int latents = JsonCase.whole(json, "out_channels");
        try {
            return new UNetConfig(
                    latents,
                    JsonCase.whole(json, "in_channels") - latents,
                    levels,
                    JsonCase.whole(json, "layers_per_block"),
                    JsonCase.whole(json, "norm_num_groups"),
                    JsonCase.whole(json, "attention_head_dim"),
                    JsonCase.whole(json, "cross_attention_dim"),
                    ROTARY,
                    JsonCase.whole(json, "num_class_embeds"),
                    true,
                    levels.getLast().msta(),
                    0);
        } catch (IllegalArgumentException e) {
            throw new Misfit("no such UNet is possible: " + e.getMessage());
        }
    }

    private static VaeConfig vae(JsonNode json) throws Misfit {
        List<Integer> channels = wholes(json, "block_out_channels");
        try {
            return new VaeConfig(
                    JsonCase.whole(json, "latent_channels"),
                    channels,
                    VaeConfig.authors(channels).decoder(),
                    JsonCase.whole(json, "layers_per_block"),
                    json.path("norm_num_groups").asInt(32),
                    true,
                    1);
        } catch (IllegalArgumentException e) {
            throw new Misfit("no such VAE is possible: " + e.getMessage());
        }
    }

    private static TextConfig text(JsonNode json) throws Misfit {
        refuseUnless(json, "hidden_act", "gelu");
        try {
            return new TextConfig(
                    JsonCase.whole(json, "vocab_size"),
                    JsonCase.whole(json, "hidden_size"),
                    JsonCase.whole(json, "intermediate_size"),
                    JsonCase.whole(json, "num_hidden_layers"),
                    JsonCase.whole(json, "num_attention_heads"),
                    JsonCase.whole(json, "max_position_embeddings"));
        } catch (IllegalArgumentException e) {
            throw new Misfit("no such text encoder is possible: " + e.getMessage());
        }
    }

    private static void refuseUnless(JsonNode json, String field, String value) throws Misfit {
        if (json.has(field) && !json.path(field).asText().equals(value)) {
            throw new Misfit("%s %s is not supported".formatted(field, json.path(field)));
        }
    }

    private static JsonNode list(JsonNode json, String field, int count) throws Misfit {
        JsonNode list = JsonCase.field(json, field);
        if (!list.isArray() || list.size() != count) {
            throw new Misfit(field + " is no list of " + count);
        }
        return list;
    }

    private static List<Integer> wholes(JsonNode json, String field) throws Misfit {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode number : JsonCase.field(json, field)) {
            if (!number.isInt()) {
                throw new Misfit(field + " is no list of whole numbers");
            }
            numbers.add(number.asInt());
        }
        return numbers;
    }
}
