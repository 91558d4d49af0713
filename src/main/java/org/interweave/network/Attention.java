package org.interweave.network;

/**
 * Attention with projections, as diffusers names them.
 *
 * @param width channels of the queries and of the result
 * @param inner channels of all heads together
 */
record Attention<T>(Scope<T> at, int width, int inner, int heads) {
    /** Tokens look at each other. */
    T self(T tokens) {
        at.given(tokens);
        return out(at.ops().attention(query(tokens), key(tokens), value(tokens), heads));
    }

    /** Tokens look at a prompt whose keys and values are ready. */
    T text(T tokens, TextKeys<T> keys) {
        at.given(tokens);
        T result =
                at.ops()
                        .attention(
                                query(tokens), keys.key(at.path()), keys.value(at.path()), heads);
        return out(result);
    }

    /** One frame of a pixel looks at the others, by their distance in time. */
    T temporal(T tokens, int rotary) {
        Ops<T> ops = at.ops();
        at.given(tokens);
        T query = query(tokens);
        T key = key(tokens);
        if (rotary > 0) {
            T frequencies = at.weight("rotary_emb.freqs", rotary / 2);
            query = ops.rotate(query, heads, frequencies);
            key = ops.rotate(key, heads, frequencies);
        }
        T table =
                at.weight(
                        "time_rel_pos_bias.relative_attention_bias.weight",
                        RelativePosition.BUCKETS,
                        heads);
        T bias = at.in("time_rel_pos_bias").gives(ops.relativeBias(tokens, table));
        return out(ops.biasedAttention(query, key, value(tokens), heads, bias));
    }

    private T query(T tokens) {
        return at.linearWithoutBias("to_q", tokens, width, inner);
    }

    private T key(T tokens) {
        return at.linearWithoutBias("to_k", tokens, width, inner);
    }

    private T value(T tokens) {
        return at.linearWithoutBias("to_v", tokens, width, inner);
    }

    private T out(T tokens) {
        return at.gives(at.linear("to_out.0", tokens, inner, width));
    }
}
