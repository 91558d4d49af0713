package org.interweave.diffusion;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much of the enlarged source is mixed into a restored picture, where the model invents too
 * much.
 *
 * @param bicubic share of the source enlarged by bicubic interpolation, in [0, 1]
 * @param strokes of a brush over it, the later above the earlier
 */
public record Mix(double bicubic, List<Stroke> strokes) {
    /** The restored picture as it is. */
    public static final Mix NONE = new Mix(0, List.of());

    public Mix {
        strokes = List.copyOf(strokes);
        if (!(bicubic >= 0 && bicubic <= 1)) {
            throw new IllegalArgumentException("bicubic=" + bicubic);
        }
    }

    /**
     * A place on a picture of any size.
     *
     * @param x share of the width, 0 at the left edge
     * @param y share of the height, 0 at the top edge
     */
    public record Point(double x, double y) {}

    /**
     * A line drawn with a soft brush: whole up to half its radius, nothing from its radius on.
     *
     * @param points that it goes through, at least one
     * @param radius share of the width, above 0
     * @param bicubic what the share of bicubic becomes under it, in [0, 1]
     */
    public record Stroke(List<Point> points, double radius, double bicubic) {
        public Stroke {
            points = List.copyOf(points);
            if (points.isEmpty() || !(radius > 0) || !(bicubic >= 0 && bicubic <= 1)) {
                throw new IllegalArgumentException(
                        "%d points, radius=%s bicubic=%s"
                                .formatted(points.size(), radius, bicubic));
            }
        }

        /** The stroke drawn on. */
        public Stroke to(Point next) {
            List<Point> more = new ArrayList<>(points);
            more.add(next);
            return new Stroke(more, radius, bicubic);
        }
    }

    /** Whether it changes nothing. */
    public boolean changesNothing() {
        return bicubic == 0 && strokes.stream().allMatch(s -> s.bicubic == 0);
    }

    /** The same with another share where nothing is painted. */
    public Mix at(double share) {
        return new Mix(share, strokes);
    }

    /** The same with another stroke on top. */
    public Mix with(Stroke stroke) {
        List<Stroke> more = new ArrayList<>(strokes);
        more.add(stroke);
        return new Mix(bicubic, more);
    }

    /** The share of bicubic of each pixel, in [0, 1]: {@code [height, width]}. */
    public float[] shares(Size size) {
        float[] shares = new float[size.pixels()];
        Arrays.fill(shares, (float) bicubic);
        float[] cover = new float[strokes.isEmpty() ? 0 : size.pixels()];
        for (Stroke stroke : strokes) {
            Arrays.fill(cover, 0);
            for (int i = 0; i < stroke.points.size(); i++) {
                Point from = stroke.points.get(Math.max(0, i - 1));
                new Segment(from, stroke.points.get(i), stroke.radius, size).onto(cover);
            }
            for (int i = 0; i < cover.length; i++) {
                shares[i] += ((float) stroke.bicubic - shares[i]) * cover[i];
            }
        }
        return shares;
    }

    /**
     * The mixed picture.
     *
     * @param bicubic the source at the restored picture's size
     * @param shares of that size, from {@link #shares}
     */
    public static Picture apply(Picture restored, Picture bicubic, float[] shares) {
        int pixels = restored.size().pixels();
        float[] mixed = new float[Picture.CHANNELS * pixels];
        float[] other = new float[mixed.length];
        restored.copyTo(mixed, 0);
        bicubic.copyTo(other, 0);
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] += (other[i] - mixed[i]) * shares[i % pixels];
        }
        return Picture.of(restored.size(), mixed);
    }

    /** A piece of a stroke in pixels of a picture. */
    private static final class Segment {
        private final Size size;
        private final double x;
        private final double y;
        private final double dx;
        private final double dy;
        private final double radius;

        Segment(Point from, Point to, double radius, Size size) {
            this.size = size;
            this.radius = radius * size.width();
            x = from.x * size.width() - 0.5;
            y = from.y * size.height() - 0.5;
            dx = (to.x - from.x) * size.width();
            dy = (to.y - from.y) * size.height();
        }

        void onto(float[] cover) {
            int left = Math.max(0, (int) Math.floor(Math.min(x, x + dx) - radius));
            int right = Math.min(size.width() - 1, (int) Math.ceil(Math.max(x, x + dx) + radius));
            int top = Math.max(0, (int) Math.floor(Math.min(y, y + dy) - radius));
            int bottom = Math.min(size.height() - 1, (int) Math.ceil(Math.max(y, y + dy) + radius));
            for (int v = top; v <= bottom; v++) {
                for (int u = left; u <= right; u++) {
                    int i = v * size.width() + u;
                    cover[i] = Math.max(cover[i], cover(u, v));
                }
            }
        }

        private float cover(double u, double v) {
            double length = dx * dx + dy * dy;
            double along = length == 0 ? 0 : ((u - x) * dx + (v - y) * dy) / length;
            double near = Math.clamp(along, 0, 1);
            double away = Math.sqrt(square(u - x - near * dx) + square(v - y - near * dy));
            double inside = Math.clamp(2 - 2 * away / radius, 0, 1);
            return (float) (inside * inside * (3 - 2 * inside));
        }

        private static double square(double a) {
            return a * a;
        }
    }
}
