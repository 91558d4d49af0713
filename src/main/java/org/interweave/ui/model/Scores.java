package org.interweave.ui.model;

import org.interweave.frame.FrameRange;
import org.interweave.metrics.Measure;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbers of a clip's frames.
 *
 * @param ranks bicubic first, then the best version of each frame, then the second best, and so on:
 *     numbers by measure, by frame
 */
public record Scores(List<NavigableMap<Integer, Map<String, Double>>> ranks) {
    /** Nothing is known yet. */
    public static final Scores NONE = new Scores(List.of());

    public Scores {
        ranks = List.copyOf(ranks);
    }

    /** The numbers of one measure; empty where there are none. */
    public SortedMap<Integer, Double> curve(int rank, String measure) {
        SortedMap<Integer, Double> curve = new TreeMap<>();
        if (rank < ranks.size()) {
            ranks.get(rank)
                    .forEach(
                            (frame, row) -> {
                                Double value = row.get(measure);
                                if (value != null) {
                                    curve.put(frame, value);
                                }
                            });
        }
        return curve;
    }

    /** One number; empty where there is none. */
    public OptionalDouble at(int rank, Measure measure, int frame) {
        Double value =
                rank < ranks.size()
                        ? ranks.get(rank).getOrDefault(frame, Map.of()).get(measure.name())
                        : null;
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The mean over some frames, such as a shot; of those that have a number. */
    public OptionalDouble mean(int rank, String measure, FrameRange frames) {
        return curve(rank, measure).subMap(frames.start(), frames.end()).values().stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .average();
    }
}
