package org.interweave.network;

import java.util.Map;

/**
 * What the UNet's attentions to the text need of a prompt: a key and a value {@code [batch, 77,
 * channels]} for each. They depend on nothing else, so they are made once per prompt.
 *
 * @param byName by the attention's path and {@code .key} or {@code .value}, in the UNet's order
 */
public record TextKeys<T>(Map<String, T> byName) {
    T key(String attention) {
        return get(attention + ".key");
    }

    T value(String attention) {
        return get(attention + ".value");
    }

    private T get(String name) {
        T found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return found;
    }
}
