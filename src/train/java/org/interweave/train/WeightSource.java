package org.interweave.train;

import org.interweave.checkpoint.TensorSource;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weights under a prefix, as a checkpoint.
 *
 * @param weights trained
 * @param prefix left out of the names
 */
record WeightSource(Weights weights, String prefix) implements TensorSource {
    @Override
    public Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (String name : weights.names()) {
            if (name.startsWith(prefix)) {
                shapes.put(name.substring(prefix.length()), shape(name));
            }
        }
        return shapes;
    }

    private Shape shape(String name) {
        Shape shape = weights.shapes().get(name);
        if (shape == null) {
            throw new IllegalArgumentException("no weight " + name);
        }
        return shape;
    }

    @Override
    public Tensor read(String name) {
        return Tensor.of(shape(prefix + name), weights.values(prefix + name));
    }

    @Override
    public void close() {}
}
