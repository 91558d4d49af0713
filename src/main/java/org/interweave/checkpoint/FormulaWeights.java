package org.interweave.checkpoint;

import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weights that follow from their names alone, for conformance and benchmarks: multiples of a power
 * of two with 11 significant bits, exact in fp32 and fp16.
 *
 * <p>Source: the golden data's README.md, "Weights from a formula".
 */
public final class FormulaWeights implements TensorSource {
    private static final String TAG = "diffvsr-golden-1:";

    private final Map<String, Shape> shapes;

    /** Weights for these names and shapes, which are copied. */
    public FormulaWeights(Map<String, Shape> shapes) {
        this.shapes = Collections.unmodifiableMap(new LinkedHashMap<>(shapes));
    }

    @Override
    public Map<String, Shape> shapes() {
        return shapes;
    }

    @Override
    public Tensor read(String name) {
        Shape shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("no tensor " + name);
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (last.equals("freqs")) {
            // Rounded as torch does: the power to fp32 first, then its reciprocal.
            return Tensor.generate(
                    shape, k -> 1f / (float) StrictMath.pow(10000, k / (double) shape.count()));
        }
        if (last.equals("position_ids")) {
            return Tensor.generate(shape, i -> i);
        }
        return random(name, last, shape);
    }

    private static Tensor random(String name, String last, Shape shape) {
        long seed = fnv1a64(TAG + name);
        boolean weight = last.equals("weight");
        boolean scale = weight && shape.rank() == 1 && !isEmbedding(name);
        float unit = (float) Math.scalb(1.0, -10 - shift(name, last, shape));
        FloatBuffer data = Tensor.allocate(shape);
        for (int i = 0, n = shape.count(); i < n; i++) {
            int q = draw(seed, i);
            data.put(i, scale ? 1 + (q >> 2) / 1024f : q * unit);
        }
        return Tensor.wrap(shape, data);
    }

    private static boolean isEmbedding(String name) {
        return name.endsWith("class_embedding.weight")
                || name.endsWith("relative_attention_bias.weight")
                || name.endsWith("token_embedding.weight")
                || name.endsWith("position_embedding.weight");
    }

    /** The power of two by which weights are made smaller, so that sums stay near 1. */
    private static int shift(String name, String last, Shape shape) {
        if (last.equals("bias")) {
            return 3;
        }
        if (!last.equals("weight") || isEmbedding(name)) {
            return 0;
        }
        long fanIn = (long) shape.count() / shape.at(0);
        int shift = 0;
        while (6L << (2 * shift) < fanIn) {
            shift++;
        }
        return shift;
    }

    private static long fnv1a64(String text) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        return hash;
    }

    /** Element {@code i} of a stream: a whole number in [-1024, 1023]. */
    private static int draw(long seed, long i) {
        long z = seed + (i + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (int) (z >>> 53) - 1024;
    }

    @Override
    public void close() {}
}
