package org.interweave.checkpoint;

import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.util.Map;
import java.util.function.LongConsumer;

/** Tells how many numbers were read, and keeps the memory of those already written small. */
final class CountedSource implements TensorSource {
    private static final long COLLECT_EVERY = 16L << 20;

    private final TensorSource source;
    private final LongConsumer counted;
    private long sinceCollected;

    CountedSource(TensorSource source, LongConsumer counted) {
        this.source = source;
        this.counted = counted;
    }

    @Override
    public Map<String, Shape> shapes() {
        return source.shapes();
    }

    @Override
    public Tensor read(String name) throws IOException {
        Tensor tensor = source.read(name);
        int count = tensor.shape().count();
        counted.accept(count);
        sinceCollected += count;
        if (sinceCollected > COLLECT_EVERY) {
            // A tensor's memory lies outside the heap: the collector does not see how much of it
            // waits to be freed, and a checkpoint would pile up whole.
            System.gc();
            sinceCollected = 0;
        }
        return tensor;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
