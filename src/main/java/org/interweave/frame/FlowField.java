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

    /**
     * Whether the pixel is seen in both pictures: its motion there and back ends where it began.
     *
     * <p>Source: M. Ruder and others, Artistic style transfer for videos, GCPR 2016, equation 5.
     *
     * @param back the motion from the second picture to the first
     */
    public boolean returns(FlowField back, int y, int x) {
        float dx = dx(y, x);
        float dy = dy(y, x);
        double u = x + dx;
        double v = y + dy;
        if (u < 0 || v < 0 || u > size.width() - 1 || v > size.height() - 1) {
            return false;
        }
        double bx = Sampled.bilinear(size, u, v, back::dx);
        double by = Sampled.bilinear(size, u, v, back::dy);
        double gap = (dx + bx) * (dx + bx) + (dy + by) * (dy + by);
        return gap <= 0.01 * (dx * dx + dy * dy + bx * bx + by * by) + 0.5;
    }
}
