package org.interweave.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Curves over frames, as SVG. */
final class LineChart {
    static final List<String> COLOURS =
            List.of("#8a8f98", "#2f6fde", "#d9822b", "#3a9b5c", "#a04bb5");

    private static final int WIDTH = 900;
    private static final int HEIGHT = 150;
    private static final int LEFT = 64;

    private LineChart() {}

    /**
     * A chart.
     *
     * @param curves a value by frame for each version, in the order of the colours
     * @param frames frames of the clip
     */
    static String svg(String title, List<Map<Integer, Double>> curves, int frames) {
        double low = finite(curves).min().orElse(0);
        double high = finite(curves).max().orElse(1);
        double span = high - low > 1e-9 ? high - low : 1;
        StringBuilder svg = new StringBuilder();
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<svg viewBox='0 0 %d %d' class='chart'>",
                        WIDTH,
                        HEIGHT + 40));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x='0' y='14' class='title'>%s</text>",
                        Html.escaped(title)));
        svg.append(label(high, 30)).append(label(low, HEIGHT + 20));
        svg.append(frame(0, LEFT, "start")).append(frame(frames - 1, WIDTH, "end"));
        for (int k = 0; k < curves.size(); k++) {
            StringBuilder points = new StringBuilder();
            OptionalDouble last = OptionalDouble.empty();
            for (int i = 0; i < frames; i++) {
                double value = curves.get(k).getOrDefault(i, Double.NaN);
                if (Double.isFinite(value)) {
                    double x = LEFT + (WIDTH - LEFT) * (i + 0.5) / frames;
                    double y = 25 + (HEIGHT - 10) * (high - value) / span;
                    points.append(
                            String.format(
                                    Locale.ROOT,
                                    "%s%.1f %.1f",
                                    last.isPresent() ? "L" : "M",
                                    x,
                                    y));
                    last = OptionalDouble.of(value);
                } else {
                    last = OptionalDouble.empty();
                }
            }
            String colour = COLOURS.get(k % COLOURS.size());
            svg.append(String.format(Locale.ROOT, "<path d='%s' stroke='%s'/>", points, colour));
        }
        return svg.append("</svg>").toString();
    }

    private static String frame(int frame, int x, String anchor) {
        return "<text x='%d' y='%d' text-anchor='%s'>frame %d</text>"
                .formatted(x, HEIGHT + 36, anchor, frame);
    }

    private static DoubleStream finite(List<Map<Integer, Double>> curves) {
        return curves.stream()
                .flatMap(curve -> curve.values().stream())
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite);
    }

    private static String label(double value, int y) {
        return String.format(
                Locale.ROOT,
                "<text x='%d' y='%d' text-anchor='end'>%.4g</text>",
                LEFT - 8,
                y,
                value);
    }
}
