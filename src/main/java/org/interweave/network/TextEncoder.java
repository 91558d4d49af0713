package org.interweave.network;

/**
 * CLIP's text encoder up to its final norm.
 *
 * <p>Source: transformers, {@code modeling_clip.py CLIPTextTransformer}, hidden_act gelu.
 */
public final class TextEncoder<T> {
    private final TextConfig config;
    private final Scope<T> root;

    /** The encoder of a configuration over some operations. */
    public TextEncoder(TextConfig config, Ops<T> ops) {
        this.config = config;
        this.root = new Scope<>(ops, "text_model");
    }

    /**
     * The prompt as {@code [batch, positions, width]}.
     *
     * @param tokens whole numbers {@code [batch, positions]}
     */
    public T apply(T tokens) {
        Ops<T> ops = root.ops();
        Scope<T> embeddings = root.in("embeddings");
        int width = config.width();
        T words = embeddings.weight("token_embedding.weight", config.vocabulary(), width);
        T places = embeddings.weight("position_embedding.weight", config.positions(), width);
        T x = embeddings.gives(ops.addRows(ops.lookUp(words, tokens), places));
        for (int i = 0; i < config.layers(); i++) {
            x = layer(root.in("encoder.layers", i), x);
        }
        return root.layerNorm("final_layer_norm", x, width);
    }

    private T layer(Scope<T> at, T tokens) {
        Ops<T> ops = at.ops();
        int width = config.width();
        T x =
                ops.add(
                        tokens,
                        attention(at.in("self_attn"), at.layerNorm("layer_norm1", tokens, width)));
        T wide = at.linear("mlp.fc1", at.layerNorm("layer_norm2", x, width), width, config.inner());
        return at.gives(ops.add(x, at.linear("mlp.fc2", ops.gelu(wide), config.inner(), width)));
    }

    private T attention(Scope<T> at, T tokens) {
        int width = config.width();
        T query = at.linear("q_proj", tokens, width, width);
        T key = at.linear("k_proj", tokens, width, width);
        T value = at.linear("v_proj", tokens, width, width);
        T seen = at.ops().causalAttention(query, key, value, config.heads());
        return at.linear("out_proj", seen, width, width);
    }
}
