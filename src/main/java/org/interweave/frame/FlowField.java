package org.interweave.frame;

/**
 * A read-only field of motion: where each pixel of one picture lies in another.
 *
 * <p>The pixel at ({@code x}, {@code y}) of the first picture is found at ({@code x + dx}, {@code y
 * + dy}) of the second, in pixels.
 */
public final class FlowField {
    private final Size size;
    private final float[] vectors;

    private FlowField(Size size, float[] vectors) {
        this.size = size;
        this.vectors = vectors;
    }

    /**
     * A field over {@code vectors}, handed over: {@code [height, width, 2]}, dx before dy.
     *
     * @throws IllegalArgumentException if the number of values is wrong
     */
    public static FlowField of(Size size, float[] vectors) {
        if (vectors.length != 2 * size.pixels()) {
            throw new IllegalArgumentException(vectors.length + " values for " + size);
        }
        return new FlowField(size, vectors);
    }

    /** The size of both pictures. */
    public Size size() {
        return size;
    }

    /** Motion to the right, in pixels. */
    public float dx(int y, int x) {
        return vectors[2 * (y * size.width() + x)];
    }

    /** Motion downwards, in pixels. */
    public float dy(int y, int x) {
        return vectors[2 * (y * size.width() + x) + 1];
    }
}
