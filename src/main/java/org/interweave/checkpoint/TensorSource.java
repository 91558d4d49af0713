package org.interweave.checkpoint;

import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.util.Map;

/** Named tensors, read one at a time, so that memory stays far below the size of the whole. */
public interface TensorSource extends AutoCloseable {
    /** Every tensor's name and shape, in the source's own order. */
    Map<String, Shape> shapes();

    /**
     * Reads one tensor, converted to fp32.
     *
     * @throws IllegalArgumentException if there is none of this name
     * @throws IOException if the file cannot be read
     */
    Tensor read(String name) throws IOException;

    @Override
    void close() throws IOException;
}
