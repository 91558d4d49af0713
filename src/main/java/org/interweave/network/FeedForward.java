package org.interweave.network;

/** Two linear layers with GEGLU between them, four times as wide inside (diffusers 0.30.0). */
record FeedForward<T>(Scope<T> at, int width) {
    T apply(T tokens) {
        T wide = at.ops().geglu(at.linear("net.0.proj", at.given(tokens), width, 8 * width));
        return at.gives(at.linear("net.2", wide, 4 * width, width));
    }
}
