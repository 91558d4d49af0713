package org.interweave.ui.model;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What was used last, as much of it as some bytes hold. For one thread, or under its owner's lock.
 *
 * @param <K> what it is found by
 * @param <V> what is kept
 */
final class Kept<K, V> {
    private final long limitBytes;
    private final int least;
    private final ToLongFunction<? super V> size;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * @param limitBytes of all values together
     * @param least number of values that are kept in any case, at least 1
     * @param size of a value in bytes, always the same for the same value
     */
    Kept(long limitBytes, int least, ToLongFunction<? super V> size) {
        this.limitBytes = limitBytes;
        this.least = least;
        this.size = size;
    }

    /** A value, which is then the one used last. */
    Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Whether it is there; does not count as use. */
    boolean holds(K key) {
        return values.containsKey(key);
    }

    /** The values, the longest unused first. */
    Map<K, V> all() {
        return values;
    }

    /** Keeps a value, and lets go of those for which there is no room. */
    void put(K key, V value) {
        @Nullable V before = values.put(key, value);
        bytes += size.applyAsLong(value) - (before == null ? 0 : size.applyAsLong(before));
        var oldest = values.entrySet().iterator();
        while (bytes > limitBytes && values.size() > least) {
            bytes -= size.applyAsLong(oldest.next().getValue());
            oldest.remove();
        }
    }

    /** Lets go of everything. */
    void clear() {
        values.clear();
        bytes = 0;
    }
}
