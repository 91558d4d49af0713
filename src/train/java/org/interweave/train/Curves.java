package org.interweave.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Draws a run's log and validation as an SVG file. */
public final class Curves {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 220;
    private static final int LEFT = 60;
    private static final int TOP = 34;
    private static final List<String> COLOURS = List.of("#2f6fde", "#d9822b");

    private final StringBuilder svg = new StringBuilder();

    private Curves() {}

    /**
     * A panel.
     *
     * @param title says what the lines are, in their order
     */
    private record Panel(String title, List<Curve> curves) {}

    /** Values by the number of updates done in all. */
    private record Curve(List<Double> updates, List<Double> values) {}

    /**
     * Draws.
     *
     * @param arguments the run's folder and the file to write
     */
    public static void main(String[] arguments) throws IOException {
        Path run = Path.of(arguments[0]);
        List<String> log = lines(run.resolve("log.csv"));
        List<String> denoising = log.stream().filter(l -> !l.contains(",VAE,")).toList();
        List<String> validation = lines(run.resolve("validation.csv"));
        List<Panel> panels =
                List.of(
                        new Panel(
                                "Error at the last timestep, while learning; orange: mean of ten",
                                List.of(curve(denoising, 3, 5), smooth(curve(denoising, 3, 5)))),
                        new Panel(
                                "Gain over bicubic on held-out windows, dB; blue simple, orange"
                                        + " complex damage",
                                List.of(curve(validation, 0, 1), curve(validation, 0, 2))));
        Files.writeString(Path.of(arguments[1]), new Curves().draw(panels));
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(l -> l.matches("\\d.*")).toList();
    }

    private static Curve curve(List<String> lines, int updates, int values) {
        List<List<String>> rows = lines.stream().map(line -> List.of(line.split(",", -1))).toList();
        return new Curve(column(rows, updates), column(rows, values));
    }

    private static List<Double> column(List<List<String>> rows, int index) {
        return rows.stream().map(row -> Double.parseDouble(row.get(index))).toList();
    }

    private static Curve smooth(Curve curve) {
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < curve.values.size(); i++) {
            means.add(
                    curve.values.subList(Math.max(0, i - 9), i + 1).stream()
                            .mapToDouble(v -> v)
                            .average()
                            .orElse(0));
        }
        return new Curve(curve.updates, means);
    }

    private String draw(List<Panel> panels) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d'"
                                + " font-family='sans-serif' font-size='13'>\n"
                                + "<rect width='100%%' height='100%%' fill='white'/>\n",
                        WIDTH,
                        panels.size() * HEIGHT));
        for (int i = 0; i < panels.size(); i++) {
            svg.append(String.format(Locale.ROOT, "<g transform='translate(0 %d)'>\n", i * HEIGHT));
            draw(panels.get(i));
            svg.append("</g>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    private void draw(Panel panel) {
        double least = all(panel).min().orElse(0);
        double most = all(panel).max().orElse(1);
        double last =
                panel.curves.stream()
                        .flatMap(c -> c.updates.stream())
                        .mapToDouble(u -> u)
                        .max()
                        .orElse(1);
        text(LEFT, 20, panel.title);
        text(4, TOP + 6, String.format(Locale.ROOT, "%.2f", most));
        text(4, HEIGHT - 30, String.format(Locale.ROOT, "%.2f", least));
        text(LEFT, HEIGHT - 12, "0");
        text(WIDTH - 120, HEIGHT - 12, String.format(Locale.ROOT, "%.0f updates", last));
        for (int k = 0; k < panel.curves.size(); k++) {
            Curve curve = panel.curves.get(k);
            svg.append("<polyline fill='none' stroke='")
                    .append(COLOURS.get(k))
                    .append("' points='");
            for (int i = 0; i < curve.values.size(); i++) {
                double x = LEFT + (WIDTH - LEFT - 16) * curve.updates.get(i) / last;
                double along = (most - curve.values.get(i)) / Math.max(1e-9, most - least);
                double y = TOP + (HEIGHT - TOP - 34) * along;
                svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            }
            svg.append("'/>\n");
        }
    }

    private static DoubleStream all(Panel panel) {
        return panel.curves.stream().flatMap(c -> c.values.stream()).mapToDouble(v -> v);
    }

    private void text(int x, int y, String words) {
        svg.append(
                String.format(
                        Locale.ROOT, "<text x='%d' y='%d' fill='#333'>%s</text>\n", x, y, words));
    }
}
