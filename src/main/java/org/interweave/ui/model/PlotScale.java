package org.interweave.ui.model;

import org.interweave.frame.FrameRange;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.DoubleStream;

/**
 * From frames and numbers to places on a plot, as a value.
 *
 * @param frames from the left edge to the right one, a frame as wide as any other
 * @param low the number at the bottom
 * @param high the number at the top, above {@code low}
 * @param width in pixels
 * @param height in pixels
 */
public record PlotScale(FrameRange frames, double low, double high, double width, double height) {
    /** A plot that has room for every finite number of some curves. */
    public static PlotScale of(
            FrameRange frames,
            List<SortedMap<Integer, Double>> curves,
            double width,
            double height) {
        double[] values =
                curves.stream()
                        .map(c -> c.subMap(frames.start(), frames.end()).values())
                        .flatMap(Collection::stream)
                        .mapToDouble(Double::doubleValue)
                        .filter(Double::isFinite)
                        .toArray();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (values.length == 0) {
            low = 0;
            high = 1;
        }
        double room = high - low < 1e-9 ? Math.max(1e-3, Math.abs(high) / 10) : (high - low) / 12;
        return new PlotScale(frames, low - room, high + room, width, height);
    }

    /** Round numbers from the bottom to the top, between two and six of them, evenly spread. */
    public List<Double> marks() {
        double wanted = (high - low) / 3;
        double decade = Math.pow(10, Math.floor(Math.log10(wanted)));
        double step =
                DoubleStream.of(1, 2, 5, 10)
                        .map(n -> n * decade)
                        .filter(n -> n >= wanted * 0.7)
                        .findFirst()
                        .orElse(10 * decade);
        List<Double> marks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
            // Six digits, as a sum of steps has more than the step.
            marks.add(new BigDecimal(i * step).round(new MathContext(6)).doubleValue());
        }
        return marks;
    }

    /** The middle of a frame. */
    public double x(int frame) {
        return (frame - frames.start() + 0.5) / frames.count() * width;
    }

    /** The place of a number; those beyond all measure, such as the PSNR of equals, at the top. */
    public double y(double value) {
        double inside = Double.isFinite(value) ? value : high;
        return height * (high - Math.clamp(inside, low, high)) / (high - low);
    }

    /** The frame at a place, the nearest there is. */
    public int frame(double x) {
        int index = (int) Math.floor(x / Math.max(1, width) * frames.count());
        return Math.clamp(frames.start() + index, frames.start(), frames.end() - 1);
    }
}
