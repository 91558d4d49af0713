package org.interweave.bundle;

import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.util.List;

/**
 * A prompt as the text encoder takes it.
 *
 * @param ids start, words, end, padding
 * @param dropped tokens at the end of the prompt that found no place
 */
public record Tokens(List<Integer> ids, int dropped) {
    public Tokens {
        ids = List.copyOf(ids);
    }

    /** The ids as {@code [1, positions]}. */
    public Tensor tensor() {
        return Tensor.generate(Shape.of(1, ids.size()), ids::get);
    }
}
