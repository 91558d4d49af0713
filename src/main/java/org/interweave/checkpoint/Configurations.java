package org.interweave.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;

import org.interweave.network.TextConfig;
import org.interweave.network.UNetConfig;
import org.interweave.network.VaeConfig;
import org.interweave.tensor.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tells architectures from the names and shapes of weights; what those leave open is taken from a
 * diffusers config.json, and where there is none, is as the authors have it.
 *
 * <p>One missing tensor changes nothing here, so that it can be listed as missing.
 *
 * @param shapes of the weights, by name
 * @param json the configuration, or a missing node
 */
record Configurations(Map<String, Shape> shapes, JsonNode json) {
    /** The UNet, for a text encoder of a width. */
    UNetConfig unet(int textWidth) throws CheckpointException {
        int latents = extent(0, "conv_out.weight", "conv_out.bias");
        int count = count("down_blocks");
        int heads = heads();
        List<UNetConfig.Level> levels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            levels.add(level(i, count, textWidth));
        }
        return new UNetConfig(
                latents,
                extent(1, "conv_in.weight") - latents,
                levels,
                count("down_blocks.0.resnets"),
                json.path("norm_num_groups").asInt(32),
                heads,
                textWidth,
                rotary(),
                extent(0, "class_embedding.weight"),
                has("mid_block.attentions"),
                has("mid_block.attentions.0.transformer_blocks.0.attn_temporal_small"),
                shapes.containsKey("direct.low_res.weight")
                        ? extent(3, "direct.low_res.weight")
                        : 0);
    }

    private UNetConfig.Level level(int i, int count, int textWidth) throws CheckpointException {
        String block = "down_blocks." + i;
        int channels = channels(block);
        String attention = block + ".attentions.0.transformer_blocks.0.";
        boolean seesText = has(block + ".attentions");
        return new UNetConfig.Level(
                channels,
                seesText,
                onlyText(i, count, channels, textWidth, attention + "attn1.to_k.weight"),
                has(attention + "attn_temporal_small"),
                has("down_temporal_blocks." + i));
    }

    /** Where text and channels are as wide as each other, shapes do not tell. */
    private boolean onlyText(int i, int count, int channels, int textWidth, String key) {
        Shape shape = shapes.get(key);
        if (shape != null && shape.rank() == 2 && channels != textWidth) {
            return shape.at(1) == textWidth;
        }
        JsonNode said = json.path("only_cross_attention");
        if (said.isArray() && said.size() == count) {
            return said.path(i).asBoolean();
        }
        return count < 4 || i < count - 1;
    }

    private int heads() {
        return shapes.entrySet().stream()
                .filter(e -> e.getKey().endsWith("relative_attention_bias.weight"))
                .map(e -> e.getValue().at(-1))
                .findFirst()
                .orElseGet(() -> json.path("attention_head_dim").asInt(8));
    }

    private int rotary() {
        return shapes.entrySet().stream()
                .filter(e -> e.getKey().endsWith("rotary_emb.freqs"))
                .map(e -> 2 * e.getValue().at(-1))
                .findFirst()
                .orElse(0);
    }

    /** The VAE. */
    VaeConfig vae() throws CheckpointException {
        List<Integer> encoder = new ArrayList<>();
        for (int i = 0; i < count("encoder.down_blocks"); i++) {
            encoder.add(channels("encoder.down_blocks." + i));
        }
        List<VaeConfig.DecoderBlock> decoder = new ArrayList<>();
        for (int i = 0; i < count("decoder.up_blocks"); i++) {
            String block = "decoder.up_blocks." + i;
            String resnet = block + ".resnets.0.spatial_res_block.";
            int channels =
                    extent(
                            0,
                            resnet + "conv1.weight",
                            resnet + "conv1.bias",
                            resnet + "conv2.weight");
            decoder.add(new VaeConfig.DecoderBlock(channels, has(block + ".upsamplers")));
        }
        return new VaeConfig(
                extent(1, "decoder.conv_in.weight", "post_quant_conv.weight"),
                encoder,
                decoder,
                count("encoder.down_blocks.0.resnets"),
                json.path("norm_num_groups").asInt(32),
                has("encoder.mid_block.attentions"),
                1);
    }

    /** The text encoder. */
    TextConfig text() throws CheckpointException {
        String activation = json.path("hidden_act").asText("gelu");
        if (!activation.equals("gelu")) {
            throw new CheckpointException(
                    "the text encoder's hidden_act is %s; only gelu is known"
                            .formatted(activation));
        }
        String embeddings = "text_model.embeddings.";
        String layers = "text_model.encoder.layers";
        int width =
                extent(
                        1,
                        embeddings + "token_embedding.weight",
                        embeddings + "position_embedding.weight");
        return new TextConfig(
                extent(0, embeddings + "token_embedding.weight"),
                width,
                extent(0, layers + ".0.mlp.fc1.weight", layers + ".0.mlp.fc1.bias"),
                count(layers),
                json.path("num_attention_heads").asInt(Math.max(1, width / 64)),
                extent(0, embeddings + "position_embedding.weight"));
    }

    private int channels(String block) throws CheckpointException {
        String resnet = block + ".resnets.0.";
        return extent(0, resnet + "conv1.weight", resnet + "conv1.bias", resnet + "conv2.weight");
    }

    /** An extent of the first of these weights that is there. */
    private int extent(int axis, String... names) throws CheckpointException {
        for (String name : names) {
            Shape shape = shapes.get(name);
            if (shape != null && axis < shape.rank()) {
                return shape.at(axis);
            }
        }
        throw new CheckpointException("%s is missing: this is no such network".formatted(names[0]));
    }

    private boolean has(String prefix) {
        return shapes.keySet().stream().anyMatch(n -> n.startsWith(prefix + "."));
    }

    /** How many numbered parts {@code prefix.0, prefix.1, ..} there are. */
    private int count(String prefix) {
        Pattern numbered = Pattern.compile(Pattern.quote(prefix) + "\\.(\\d{1,4})\\..*");
        return shapes.keySet().stream()
                .map(numbered::matcher)
                .filter(Matcher::matches)
                .flatMapToInt(m -> IntStream.of(Integer.parseInt(m.group(1)) + 1))
                .max()
                .orElse(0);
    }
}
