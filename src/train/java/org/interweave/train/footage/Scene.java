package org.interweave.train.footage;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.util.List;

/**
 * Leaves before a background, from front to back, under a light.
 *
 * @param leaves the nearest first
 * @param background fills what no leaf covers
 * @param shutter share of a frame's time for which the shutter is open
 * @param light brightness of the middle; {@code lightX} and {@code lightY} what it gains towards
 *     the right and the bottom edge
 */
record Scene(
        String caption,
        Camera camera,
        List<Leaf> leaves,
        Texture background,
        double shutter,
        double light,
        double lightX,
        double lightY) {
    private static final int FINER = 2;

    Scene {
        leaves = List.copyOf(leaves);
    }

    /**
     * One frame, twice finer each way than asked for and averaged; the four samples of a pixel are
     * taken at four times while the shutter is open.
     *
     * @param scale pixels of the picture for one of the scene
     */
    Picture frame(double time, Size size, double scale) {
        int width = size.width() * FINER;
        int height = size.height() * FINER;
        Canvas canvas = new Canvas(width, height);
        for (Leaf leaf : leaves) {
            paint(leaf, canvas, time, scale * FINER);
        }
        behind(canvas, time, scale * FINER);
        return developed(canvas, size);
    }

    private double moment(double time, int sample) {
        return time + shutter * (sample - 1.5) / 4;
    }

    private void paint(Leaf leaf, Canvas canvas, double time, double scale) {
        Leaf.Seen[] seen = new Leaf.Seen[4];
        for (int i = 0; i < 4; i++) {
            seen[i] = leaf.seen(camera, moment(time, i), scale);
        }
        double margin = leaf.blur() * scale + leaf.shadow() * 12 * scale + 8 * scale;
        double reach = seen[0].reach() + margin;
        double middleX = canvas.width / 2.0 + seen[0].x();
        double middleY = canvas.height / 2.0 + seen[0].y();
        int left = (int) Math.max(0, middleX - reach);
        int right = (int) Math.min(canvas.width - 1, middleX + reach);
        int top = (int) Math.max(0, middleY - reach);
        int bottom = (int) Math.min(canvas.height - 1, middleY + reach);
        float[] colour = new float[3];
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                int place = y * canvas.width + x;
                if (canvas.open[place] > 0.004f) {
                    Leaf.Seen at = seen[(x & 1) + 2 * (y & 1)];
                    double dx = x + 0.5 - canvas.width / 2.0 - at.x();
                    double dy = y + 0.5 - canvas.height / 2.0 - at.y();
                    sample(leaf, canvas, place, colour, at, dx, dy, time);
                }
            }
        }
    }

    private static void sample(
            Leaf leaf,
            Canvas canvas,
            int place,
            float[] colour,
            Leaf.Seen at,
            double dx,
            double dy,
            double time) {
        double size = leaf.place().size();
        double u = (dx * at.cos() + dy * at.sin()) / size;
        double v = (-dx * at.sin() + dy * at.cos()) / size;
        double outside = leaf.outline().outside(u, v, leaf.form()) * size;
        double soft = Math.max(0.6, leaf.blur());
        double cover = 1 - Pattern.step(-soft / 2, soft / 2, outside);
        if (cover > 0) {
            leaf.texture().shade(u * size, v * size, Math.max(1, leaf.blur()), time, colour);
            double inside = Math.min(1, -outside / (0.5 * size));
            float shade =
                    (float) (1 - leaf.round() * (1 - inside) * (0.6 + 0.4 * Math.max(0, u + v)));
            for (int c = 0; c < 3; c++) {
                colour[c] *= shade;
            }
            canvas.put(place, cover, colour);
        }
        if (leaf.shadow() > 0) {
            double away = leaf.outline().outside(u - 4 / size, v - 5 / size, leaf.form()) * size;
            double dark = leaf.shadow() * (1 - Pattern.step(-5 - soft, 5 + soft, away));
            canvas.open[place] *= (float) (1 - dark);
        }
    }

    private void behind(Canvas canvas, double time, double scale) {
        Camera.View view = camera.at(time);
        float[] colour = new float[3];
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                int place = y * canvas.width + x;
                if (canvas.open[place] > 0.004f) {
                    double u = (x - canvas.width / 2.0) / scale + 0.3 * view.x();
                    double v = (y - canvas.height / 2.0) / scale + 0.3 * view.y();
                    background.shade(u + 3000, v + 3000, 1, time, colour);
                    canvas.put(place, 1, colour);
                }
            }
        }
    }

    private Picture developed(Canvas canvas, Size size) {
        float[] samples = new float[3 * size.pixels()];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                double bright =
                        light
                                + lightX * (2.0 * x / size.width() - 1)
                                + lightY * (2.0 * y / size.height() - 1);
                for (int c = 0; c < 3; c++) {
                    float sum = 0;
                    for (int i = 0; i < FINER * FINER; i++) {
                        int place = (y * FINER + i / FINER) * canvas.width + x * FINER + i % FINER;
                        sum += canvas.rgb[3 * place + c];
                    }
                    double value = bright * sum / (FINER * FINER);
                    samples[(c * size.height() + y) * size.width() + x] =
                            (float) Math.min(1, Math.max(0, value));
                }
            }
        }
        return Picture.of(size, samples);
    }
}
